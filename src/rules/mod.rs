//! What each kind of document looks like: tables of patterns, each with an example and a near miss. No code.
