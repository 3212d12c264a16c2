internal import Ledger

/// The folders of a ledger, to which nothing but the ledger itself writes.
struct LedgerFolders {
    private let places: [(name: String, path: String)]

    /// Nil for a folder that is not known.
    init(ledger: String? = nil, keys: String? = nil, state: String? = nil) {
        let named = [
            ("the ledger's folder", ledger), ("the ledger's folder of keys", keys),
            ("the ledger's folder of state", state),
        ]
        places = named.compactMap { name, path in path.map { (name, $0) } }
    }

    /// Refuses a place at or below one of them, whatever links lead there.
    ///
    /// - Parameter word: The option or argument that names it.
    /// - Throws: ``Failure``.
    func refuse(_ path: String, as word: String) throws(Failure) {
        let place = Folders.resolved(path)
        for (name, folder) in places {
            let taken = Folders.resolved(folder)
            guard place == taken || place.hasPrefix(taken == "/" ? "/" : "\(taken)/") else {
                continue
            }
            let how = place == taken ? "is" : "lies in"
            let which = place == taken ? name : "\(name), \(folder)"
            throw Failure(
                .usage, "\(word) \(path) \(how) \(which), to which only the ledger writes",
                hint: "name a place outside it; nothing was done")
        }
    }
}

extension LedgerOptions {
    /// The folders of the ledger; those alone that are named where no ledger is.
    var folders: LedgerFolders {
        let environment = Terminal.current.environment
        guard let folder = try? folder() else {
            return LedgerFolders(
                keys: keys ?? environment("CCGLEDGER_KEYS"),
                state: state ?? environment("CCGLEDGER_STATE"))
        }
        return LedgerFolders(
            ledger: folder, keys: LedgerOptions.keysFolder(keys, of: folder),
            state: LedgerOptions.memory(state, of: folder).folder)
    }

    /// The file that a command was told to write; nil when it was not told to.
    ///
    /// - Throws: ``Failure`` when nothing may be written there.
    func output(_ path: String?, as word: String = "--out") throws(Failure) -> OutputFile? {
        guard let path else { return nil }
        return try OutputFile(path, as: word, apartFrom: folders)
    }
}
