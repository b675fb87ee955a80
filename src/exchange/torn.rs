//! Why a package or a part of it can't be read, in words for the person who has the file: the libraries that read zip and
//! XML say it in English, and in terms of their own.

use std::io;

use zip::result::ZipError;

/// Why a zip or a part of it can't be read.
pub(super) fn zip(error: &ZipError) -> &'static str {
    match error {
        ZipError::Io(error) => unpacked(error),
        ZipError::InvalidArchive(_) => "zipの目録(ファイルの終わりにある)がないか、壊れています",
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            "Excelが使わない方法で圧縮されています"
        }
        ZipError::FileNotFound => "目録にある部分が中にありません",
        ZipError::InvalidPassword => "パスワードで保護されています",
        _ => "zipとして読めません",
    }
}

/// Why XML can't be read.
pub(super) fn xml(error: &quick_xml::Error) -> &'static str {
    use quick_xml::Error;
    match error {
        Error::Io(error) => unpacked(error),
        Error::Syntax(_) => "XMLのタグが途中で終わっています",
        Error::IllFormed(_) => "XMLのタグの始めと終わりが合いません",
        Error::InvalidAttr(_) => "XMLの属性の書き方が正しくありません",
        Error::Encoding(_) => "文字コードがUTF-8ではありません",
        Error::Escape(_) => "XMLの「&」で始まる文字の書き方が正しくありません",
        Error::Namespace(_) => "XMLの名前空間の書き方が正しくありません",
    }
}

/// What the unpacking of bytes that are at hand ran into.
fn unpacked(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => "圧縮された中身が途中で切れています",
        _ => "圧縮された中身が壊れていて、元に戻せません",
    }
}
