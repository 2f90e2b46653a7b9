//! See `rapporteur_fuzz::content`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rapporteur_fuzz::content(data));
