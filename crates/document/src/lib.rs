//! Typed data to PDF/A and XLSX: protocols, forms, letters.
