//! Values to cells of a CSV table.

use std::fmt::Write;

use crate::model::{
    DocumentKind, EntityKind, FurnitureReason, How, Mode, Outcome, ParagraphKind, Position, Severity, Status,
};

/// What parts the items of a list in one cell.
pub const SEPARATOR: &str = " | ";

/// A value that can stand in a cell. What is absent is an empty cell.
pub trait Cell {
    /// Appends the value's text.
    fn write(&self, out: &mut String);
}

impl Cell for str {
    fn write(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl Cell for String {
    fn write(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl<T: Cell + ?Sized> Cell for &T {
    fn write(&self, out: &mut String) {
        (**self).write(out);
    }
}

impl<T: Cell> Cell for Option<T> {
    fn write(&self, out: &mut String) {
        if let Some(value) = self {
            value.write(out);
        }
    }
}

impl<T: Cell> Cell for [T] {
    fn write(&self, out: &mut String) {
        for (index, item) in self.iter().enumerate() {
            if index > 0 {
                out.push_str(SEPARATOR);
            }
            item.write(out);
        }
    }
}

impl<T: Cell> Cell for Vec<T> {
    fn write(&self, out: &mut String) {
        self.as_slice().write(out);
    }
}

macro_rules! displayed {
    ($($type:ty)+) => { $(impl Cell for $type {
        fn write(&self, out: &mut String) {
            let _ = write!(out, "{self}");
        }
    })+ };
}

displayed! { bool u8 u16 u32 u64 usize }

macro_rules! named {
    ($($type:ty)+) => { $(impl Cell for $type {
        fn write(&self, out: &mut String) {
            out.push_str(self.as_str());
        }
    })+ };
}

named! { DocumentKind EntityKind FurnitureReason How Mode Outcome ParagraphKind Position Severity Status }

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &(impl Cell + ?Sized)) -> String {
        let mut out = String::new();
        value.write(&mut out);
        out
    }

    #[test]
    fn values_have_one_form_each() {
        assert_eq!(text("as it is"), "as it is");
        assert_eq!(text(&None::<u32>), "");
        assert_eq!(text(&Some(12u32)), "12");
        assert_eq!(text(&true), "true");
        assert_eq!(text(&vec!["8", "9(a)"]), "8 | 9(a)");
        assert_eq!(text(&Mode::Verbatim), "verbatim");
    }
}
