import Testing

/// One thing that is not as the house wants it, where it stands, and what to do about it.
struct Finding: Hashable, CustomStringConvertible {
    /// Relative to the root of the repository.
    let file: String
    /// Counted from 1.
    let line: Int
    let message: String

    init(_ file: String, _ line: Int, _ message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    var description: String { "\(file):\(line): \(message)" }
}

/// Records each finding as an issue of the test that runs.
func report(_ findings: [Finding], sourceLocation: SourceLocation = #_sourceLocation) {
    for finding in findings {
        Issue.record("\(finding)", sourceLocation: sourceLocation)
    }
}
