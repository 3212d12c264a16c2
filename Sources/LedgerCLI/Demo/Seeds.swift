/// The stories that the program comes with.
enum Seeds {
    /// The files of stories, in the order of their names.
    ///
    /// - Parameter given: The folder that was named; else `seeds` is looked for upward from the
    ///   program and from where the process works.
    /// - Throws: ``Failure`` when there are none.
    static func files(in given: String?) throws(Failure) -> [String] {
        for folder in given.map({ [$0] }) ?? candidates() {
            let names = Folders.names(in: folder)?.filter { $0.hasSuffix(".jsonl") } ?? []
            if !names.isEmpty { return names.map { "\(folder)/\($0)" } }
        }
        let place = given ?? "the folders around the program"
        throw Failure(
            .unknown, "there are no stories in \(place)",
            hint: "name the folder of stories: ccgledger demo --seeds seeds")
    }

    private static func candidates() -> [String] {
        [Folders.ofProgram, Folders.current].compactMap { $0 }.flatMap { start in
            var folders: [String] = []
            var folder = start[...]
            while true {
                folders.append("\(folder)/seeds")
                guard let slash = folder.lastIndex(of: "/"), !folder.isEmpty else { break }
                folder = folder[..<slash]
            }
            return folders
        }
    }
}
