/// The examples with which the help of a command begins.
enum Examples {
    /// Commands as they are typed, then what else there is to say.
    static func text(_ commands: String..., note: String = "") -> String {
        let examples = commands.map { "  \($0)" }.joined(separator: "\n")
        return "Examples:\n\(examples)" + (note.isEmpty ? "" : "\n\n\(note)")
    }
}
