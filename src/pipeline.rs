//! One source through the stages. It knows no other source.
