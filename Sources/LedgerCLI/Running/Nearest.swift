/// Names like one that is not there.
enum Nearest {
    /// At most `count` of the names that differ least, nearest first; none that is quite different.
    static func names(to word: String, among names: some Sequence<String>, count: Int = 3)
        -> [String]
    {
        let wanted = Array(word.lowercased().utf8)
        let limit = max(3, wanted.count / 2)
        return names.map { ($0, distance(wanted, Array($0.lowercased().utf8))) }
            .filter { $0.1 <= limit || $0.0.lowercased().contains(word.lowercased()) }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
            .prefix(count).map(\.0)
    }

    /// `did you mean …?`; `otherwise` when nothing is near.
    static func hint(_ word: String, among names: some Sequence<String>, otherwise: String)
        -> String
    {
        let near = Nearest.names(to: word, among: names)
        return near.isEmpty ? otherwise : "did you mean \(near.joined(separator: ", "))?"
    }

    /// How many bytes must be changed, added or left out. Source: Levenshtein 1965.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (index, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let change = diagonal + (byte == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(change, diagonal + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }
}
