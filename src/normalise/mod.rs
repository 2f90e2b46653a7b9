//! A draft to a document: dates, symbols, entities in normal form, the printed form kept.
