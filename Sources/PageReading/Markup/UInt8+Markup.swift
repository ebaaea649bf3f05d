extension UInt8 {
    var isASCIILetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
    var isASCIICapital: Bool { (0x41...0x5A).contains(self) }
    var isVisibleASCII: Bool { self > 0x20 && self < 0x7F }
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    /// White space between attributes: tab, line feed, form feed, carriage return, space.
    var isMarkupSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C }
    var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
