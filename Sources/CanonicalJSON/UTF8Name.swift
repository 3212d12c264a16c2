/// A string that is equal to another only when its bytes are.
///
/// `String ==` is canonical equivalence, which takes two keys of JSON for one.
struct UTF8Name: Hashable, Sendable {
    let string: String

    static func == (left: UTF8Name, right: UTF8Name) -> Bool {
        left.string.utf8.elementsEqual(right.string.utf8)
    }

    func hash(into hasher: inout Hasher) {
        var string = string
        string.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(0xFF as UInt8)
    }
}
