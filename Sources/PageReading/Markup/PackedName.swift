/// A short name as one number, a byte for a letter: compared and looked up without a string.
///
/// Exact up to 16 bytes, which all names have that the reader knows; longer ones are folded over.
struct PackedName: Hashable {
    // A number of 128 bits in two halves, for `UInt128` needs macOS 15.
    private var high: UInt64 = 0
    private var low: UInt64 = 0

    init() {}

    init(_ text: String) {
        for byte in text.utf8 { append(byte) }
    }

    /// Of a name in C.
    @unsafe init(_ name: UnsafePointer<CChar>) {
        var next = unsafe name
        while unsafe next.pointee != 0 {
            unsafe append(UInt8(bitPattern: next.pointee))
            unsafe next += 1
        }
    }

    var isEmpty: Bool { high == 0 && low == 0 }

    mutating func append(_ byte: UInt8) {
        (high, low) = (high << 8 | low >> 56, (low << 8 | high >> 56) ^ UInt64(byte))
    }

    /// A number of so many bits that differs for most names.
    func scattered(bits: Int) -> Int {
        Int(((high ^ low) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
    }
}

/// The cases of an enumeration by their names, each found in a step or two.
struct NameTable<Name: CaseIterable & Sendable>: Sendable {
    private static var bits: Int { 10 }
    private var slots: [(key: PackedName, name: Name)?]

    init(_ text: (Name) -> String) {
        slots = Array(repeating: nil, count: 1 << Self.bits)
        for name in Name.allCases {
            let key = PackedName(text(name))
            slots[slot(of: key)] = (key, name)
        }
    }

    func find(_ key: PackedName) -> Name? {
        slots[slot(of: key)]?.name
    }

    /// Where the name stands, or the free place where it would. The table is never more than an eighth full.
    private func slot(of key: PackedName) -> Int {
        var slot = key.scattered(bits: Self.bits)
        while let found = slots[slot], found.key != key { slot = (slot + 1) % slots.count }
        return slot
    }
}
