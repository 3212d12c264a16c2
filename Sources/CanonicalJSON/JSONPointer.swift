/// The name of the place of a byte in a JSON text, worked out only when something went wrong.
///
/// Source: RFC 6901.
enum JSONPointer {
    /// One open array or object, and where the scan is in it.
    private enum Step {
        case element(Int)
        case member(JSONText?)
    }

    /// The pointer of the value that the byte at `offset` belongs to.
    ///
    /// A well-formed key belongs to its member; brackets and commas belong to what they bound. The
    /// bytes from `offset` on need not be JSON, nor be there. The scan is linear, and stops at
    /// the first place that is deeper than any profile allows.
    static func locate(_ offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> String {
        var path: [Step] = []
        var index = 0
        let end = min(offset, bytes.count)
        while index < end, path.count <= 65 {
            switch bytes[index] {
            case UInt8(ascii: "{"): path.append(.member(nil))
            case UInt8(ascii: "["): path.append(.element(0))
            case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = path.popLast()
            case UInt8(ascii: ","): advance(&path)
            case UInt8(ascii: "\""):
                index = passString(at: index, of: bytes, in: &path)
                continue
            default: break
            }
            index += 1
        }
        if index == offset, index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""): _ = passString(at: index, of: bytes, in: &path)
            case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): _ = path.popLast()
            default: break
            }
        }
        return render(path, in: bytes)
    }

    private static func advance(_ path: inout [Step]) {
        switch path.popLast() {
        case .element(let index): path.append(.element(index + 1))
        case .member: path.append(.member(nil))
        case nil: break
        }
    }

    /// Goes past a string, keeping it if it is a key, and returns the index after it.
    private static func passString(
        at start: Int, of bytes: UnsafeBufferPointer<UInt8>, in path: inout [Step]
    ) -> Int {
        if case .member(nil) = path.last,
            let key = try? JSONText(in: bytes, openingQuoteAt: start, isCanonical: false)
        {
            path[path.count - 1] = .member(key)
            return key.range.upperBound + 1
        }
        var index = start + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return index + 1
    }

    private static func render(_ path: [Step], in bytes: UnsafeBufferPointer<UInt8>) -> String {
        var pointer: [UInt8] = []
        for step in path {
            switch step {
            case .element(let index): pointer += "/\(index)".utf8
            case .member(nil): break
            case .member(let key?):
                pointer.append(UInt8(ascii: "/"))
                key.decoded(in: bytes) { name in
                    for byte in name { appendToken(byte, to: &pointer) }
                }
            }
        }
        return String(decoding: pointer, as: UTF8.self)
    }

    private static func appendToken(_ byte: UInt8, to pointer: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "~"): pointer += "~0".utf8
        case UInt8(ascii: "/"): pointer += "~1".utf8
        default: pointer.append(byte)
        }
    }
}
