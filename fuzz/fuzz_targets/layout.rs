//! See `rapporteur_fuzz::layout`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rapporteur_fuzz::layout(data));
