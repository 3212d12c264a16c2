import Crypto

/// The two hashes that a Merkle tree is made of.
///
/// Source: RFC 6962, section 2.1; RFC 9162, section 2.1.1.
public enum TreeHash {
    /// The largest number of leaves that a tree is taken to have, 2^63 − 1.
    ///
    /// Every size up to it fits a signed integer of any language, and no count of tiles overflows.
    public static let largestSize = UInt64(Int64.max)

    /// The root of a tree without leaves: the digest of no bytes.
    public static let emptyRoot: Digest = SHA256().finalize().withUnsafeBytes(Digest.init(checked:))

    /// The digest of a leaf: of a zero byte, then the entry.
    public static func leaf(_ entry: UnsafeRawBufferPointer) -> Digest {
        var hash = SHA256()
        withUnsafeBytes(of: 0x00 as UInt8) { hash.update(bufferPointer: $0) }
        hash.update(bufferPointer: entry)
        return hash.finalize().withUnsafeBytes(Digest.init(checked:))
    }

    /// The digest of a leaf: of a zero byte, then the entry.
    public static func leaf(_ entry: [UInt8]) -> Digest {
        entry.withUnsafeBytes { leaf($0) }
    }

    /// The digest of a node: of a one byte, then the digests of its two children.
    public static func node(_ left: Digest, _ right: Digest) -> Digest {
        node(0x01, left, right)
    }

    /// The root of a tree with these leaves.
    public static func root(of leaves: some Sequence<Digest>) -> Digest {
        var frontier = Frontier()
        for leaf in leaves { frontier.append(leaf: leaf) }
        return frontier.root
    }

    /// The root of a tree whose number of leaves is a power of two.
    static func perfectRoot(of leaves: ArraySlice<Digest>) -> Digest {
        var layer = Array(leaves)
        while layer.count > 1 {
            let half = layer.count / 2
            for parent in 0..<half {
                layer[parent] = node(layer[2 * parent], layer[2 * parent + 1])
            }
            layer.removeLast(layer.count - half)
        }
        return layer.first ?? emptyRoot
    }

    /// Joins the roots of neighbouring perfect trees, largest first, into the root of them all.
    static func join(_ peaks: [Digest]) -> Digest {
        guard var root = peaks.last else { return emptyRoot }
        for peak in peaks.dropLast().reversed() { root = node(peak, root) }
        return root
    }

    private static func node(_ prefix: UInt8, _ left: Digest, _ right: Digest) -> Digest {
        // One run of 65 bytes on the stack: a single update costs less than three.
        withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { buffer in
            buffer.storeBytes(of: prefix, toByteOffset: 0, as: UInt8.self)
            buffer.storeBytes(of: left, toByteOffset: 1, as: Digest.self)
            buffer.storeBytes(of: right, toByteOffset: 33, as: Digest.self)
            var hash = SHA256()
            hash.update(bufferPointer: UnsafeRawBufferPointer(buffer))
            return hash.finalize().withUnsafeBytes(Digest.init(checked:))
        }
    }
}
