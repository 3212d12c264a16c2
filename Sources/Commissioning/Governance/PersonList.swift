import EventLog

/// Lists of persons, in which each stands once.
enum PersonList {
    /// In the order of their references' bytes, so that two lists of the same persons are the same.
    static func ascending<Entry>(
        _ entries: [Entry], by person: (Entry) -> Reference
    ) -> [Entry] {
        entries.sorted {
            person($0).text.utf8.lexicographicallyPrecedes(person($1).text.utf8)
        }
    }

    /// Refuses a list that names somebody twice.
    static func check(_ persons: [Reference], in field: String) throws(GovernanceRefusal) {
        var seen: Set<Reference> = []
        for person in persons where !seen.insert(person).inserted {
            throw .personTwice(person, field: field)
        }
    }
}
