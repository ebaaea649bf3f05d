/// The key of a member that is named by data, such as an address, or the index of an element.
package struct JSONKey: CodingKey {
    package let stringValue: String
    package let intValue: Int?

    package init(_ key: String) { (stringValue, intValue) = (key, nil) }
    package init(_ index: Int) { (stringValue, intValue) = (String(index), index) }
    package init?(stringValue: String) { self.init(stringValue) }
    package init?(intValue: Int) { self.init(intValue) }
}
