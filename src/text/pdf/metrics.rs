//! Widths of the fourteen standard fonts, for files that leave them out.

use std::collections::HashMap;
use std::sync::LazyLock;

const WIDTHS: &str = include_str!("data/widths.csv");

static TABLE: LazyLock<HashMap<&'static str, [u16; 8]>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    for line in WIDTHS.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split(',');
        let Some(name) = cells.next() else { continue };
        let mut widths = [0; 8];
        for (width, cell) in widths.iter_mut().zip(cells) {
            *width = cell.parse().unwrap_or(0);
        }
        table.insert(name, widths);
    }
    table
});

/// A standard font's place in the table of widths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standard {
    /// All glyphs are 600 wide.
    Courier,
    /// A column of the table.
    Column(usize),
}

/// The standard font that a font's name and style come nearest to.
pub(super) fn standard(name: &str, bold: bool, italic: bool) -> Option<Standard> {
    let name = name.to_ascii_lowercase();
    let has = |part: &str| name.contains(part);
    if has("courier") {
        Some(Standard::Courier)
    } else if has("dingbats") {
        Some(Standard::Column(7))
    } else if name == "symbol" || name.starts_with("symbol,") {
        Some(Standard::Column(6))
    } else if has("helvetica") || has("arial") {
        Some(Standard::Column(usize::from(bold)))
    } else if has("times") {
        Some(Standard::Column(2 + usize::from(bold) + 2 * usize::from(italic)))
    } else {
        None
    }
}

/// The width of a glyph in thousandths of an em; absent where the font has no such glyph.
pub(super) fn width(font: Standard, glyph: &str) -> Option<f32> {
    match font {
        Standard::Courier => Some(600.0),
        Standard::Column(column) => {
            let glyph = match glyph {
                "nbspace" => "space",
                "softhyphen" => "hyphen",
                glyph => glyph,
            };
            TABLE.get(glyph).map(|widths| widths[column]).filter(|&width| width > 0).map(f32::from)
        }
    }
}
