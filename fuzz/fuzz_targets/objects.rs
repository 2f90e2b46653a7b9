//! See `rapporteur_fuzz::objects`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rapporteur_fuzz::objects(data));
