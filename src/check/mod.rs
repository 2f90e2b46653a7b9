//! What does not add up: doubts as data.
