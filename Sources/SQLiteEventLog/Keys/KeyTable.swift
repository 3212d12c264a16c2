/// Entries in memory, found by key: the newest, which stand in no run yet.
///
/// A table of slots with linear probing; a value of zero marks a free slot, and no entry has it.
struct KeyTable {
    private var slots: [IndexEntry]
    private(set) var count = 0

    private static let free = IndexEntry(key: IndexKey(high: 0, low: 0), value: 0)

    init() {
        slots = Array(repeating: KeyTable.free, count: 1_024)
    }

    mutating func insert(_ entry: IndexEntry) {
        if count * 2 >= slots.count { grow() }
        place(entry)
        count += 1
    }

    /// Adds to `found` what the table knows of the key.
    func find(_ key: IndexKey, _ found: inout FoundKey) {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: key.mixed) & mask
        while slots[place].value != 0 {
            if slots[place].key == key { found.take(value: slots[place].value) }
            place = (place + 1) & mask
        }
    }

    /// All entries, in ascending order.
    var sorted: [IndexEntry] { slots.filter { $0.value != 0 }.sorted() }

    /// Forgets all entries and keeps the room.
    mutating func removeAll() {
        for place in slots.indices { slots[place] = KeyTable.free }
        count = 0
    }

    private mutating func place(_ entry: IndexEntry) {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: entry.key.mixed) & mask
        while slots[place].value != 0 { place = (place + 1) & mask }
        slots[place] = entry
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: KeyTable.free, count: old.count * 2)
        for entry in old where entry.value != 0 { place(entry) }
    }
}
