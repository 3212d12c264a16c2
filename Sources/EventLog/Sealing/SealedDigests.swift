internal import CanonicalJSON

/// The digests that stand in a leaf for sealed values.
public enum SealedDigests {
    private static let mark = Array("\"_sd\":[".utf8)

    /// All of them, in order; a leaf without any is not parsed.
    public static func all(in leaf: [UInt8]) -> [String] {
        guard areIn(leaf),
            let value = try? JSONValue(
                parsing: leaf, profile: .interchange(maximumLength: .max))
        else { return [] }
        var digests: [String] = []
        collect(value, &digests)
        return digests
    }

    /// Whether a leaf may hold any; a text in it can look like it.
    static func areIn(_ leaf: [UInt8]) -> Bool {
        leaf.withUnsafeBytes { bytes in
            var start = 0
            while start + mark.count <= bytes.count {
                if bytes[start] == 0x22, bytes[start..<(start + mark.count)].elementsEqual(mark) {
                    return true
                }
                start += 1
            }
            return false
        }
    }

    private static func collect(_ value: JSONValue, _ digests: inout [String]) {
        switch value {
        case .object(let object):
            for (name, member) in object.members {
                if name == "_sd", case .array(let items) = member {
                    for case .string(let text) in items { digests.append(text) }
                } else {
                    collect(member, &digests)
                }
            }
        case .array(let items): for item in items { collect(item, &digests) }
        default: break
        }
    }
}
