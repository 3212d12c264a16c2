/// The keys of each open object, so that one that comes twice is found however it is escaped.
///
/// A few keys are compared one by one; more are looked up by a hash whose seed changes with
/// every run, so that nobody can send keys that all collide.
struct SeenKeys {
    private struct Key {
        var text: JSONText
        /// Index of an earlier key of the same object and hash.
        var previous: Int?
    }

    /// How many keys are compared one by one before they are hashed.
    private static let linearLimit = 8

    /// The keys of every open object, outermost first.
    private var keys: [Key] = []
    /// For each open object, the index of its first key.
    private var starts: [Int] = []
    /// For each open object, the latest key of each hash; empty up to ``linearLimit``.
    private var tables: [[Int: Int]] = []

    /// Number of keys of the innermost object.
    var count: Int { keys.count - (starts.last ?? 0) }

    mutating func open() {
        starts.append(keys.count)
        tables.append([:])
    }

    mutating func close() {
        guard let start = starts.popLast() else { return }
        keys.removeSubrange(start...)
        tables.removeLast()
    }

    /// Keeps a key of the innermost object; false when the object has it already.
    mutating func insert(_ text: JSONText, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = starts.last else { return true }
        if keys.count - start < SeenKeys.linearLimit {
            for key in keys[start...] where key.text.isSame(as: text, in: bytes) { return false }
            keys.append(Key(text: text, previous: nil))
            return true
        }
        let level = tables.count - 1
        if tables[level].isEmpty {
            for index in start..<keys.count {
                let hash = hash(of: keys[index].text, in: bytes)
                keys[index].previous = tables[level].updateValue(index, forKey: hash)
            }
        }
        let hash = hash(of: text, in: bytes)
        let latest = tables[level][hash]
        var candidate = latest
        while let index = candidate {
            if keys[index].text.isSame(as: text, in: bytes) { return false }
            candidate = keys[index].previous
        }
        tables[level][hash] = keys.count
        keys.append(Key(text: text, previous: latest))
        return true
    }

    private func hash(of text: JSONText, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        text.decoded(in: bytes) { name in
            var hasher = Hasher()
            hasher.combine(bytes: UnsafeRawBufferPointer(name))
            return hasher.finalize()
        }
    }
}
