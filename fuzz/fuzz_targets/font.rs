//! See `rapporteur_fuzz::font`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rapporteur_fuzz::font(data));
