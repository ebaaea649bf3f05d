/// Classes of ASCII bytes. A byte of 0x80 and more belongs to none of them.
///
/// They are inlinable, because readers and the matcher ask them for every byte of every page.
extension UInt8 {
    @inlinable package var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
    @inlinable package var isASCIICapital: Bool { self >= 0x41 && self <= 0x5A }
    @inlinable package var isASCIILowercase: Bool { self >= 0x61 && self <= 0x7A }
    @inlinable package var isASCIILetter: Bool { (self | 0x20).isASCIILowercase }
    @inlinable package var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
    @inlinable package var isASCIIHexDigit: Bool { isASCIIDigit || ((self | 0x20) >= 0x61 && (self | 0x20) <= 0x66) }
    /// Letters, digits and `_`.
    @inlinable package var isASCIIWord: Bool {
        let members: UInt64 = self < 0x40 ? 0x03FF_0000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
        return self < 0x80 && members &>> UInt64(self) & 1 == 1
    }
    /// Neither white space nor a control.
    @inlinable package var isVisibleASCII: Bool { self > 0x20 && self < 0x7F }
    @inlinable package var asciiLowercased: UInt8 { isASCIICapital ? self | 0x20 : self }
}
