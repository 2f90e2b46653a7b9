//! Turns archives of United Nations documents into datasets.
//!
//! Data walks one way: bytes of a [`source`] become [`Pages`](model::Pages) in [`text`], a [`Flow`](model::Flow) in
//! [`layout`], a [`Draft`](model::Draft) in [`parse`], a [`Document`](model::Document) in [`normalise`], with doubts added in
//! [`check`], and bytes again in [`emit`]. [`pipeline`] takes one source through the stages, [`run`] a whole archive. [`score`]
//! tells how well a run agrees with labels made by hand, [`validate`] whether its tables keep what their definitions promise;
//! [`report`] makes a page for the browser of them.

pub mod check;
pub mod cli;
pub mod diff;
pub mod emit;
pub mod error;
pub mod layout;
pub mod model;
pub mod normalise;
pub mod parse;
pub mod pipeline;
pub mod reference;
pub mod report;
pub mod rules;
pub mod run;
pub mod score;
pub mod source;
pub mod text;
pub mod validate;
