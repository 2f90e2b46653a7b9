//! Finding, opening and reading inputs within limits.
