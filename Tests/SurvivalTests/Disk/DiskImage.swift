import TestSupport

/// What a disk may hold after a power cut: what was safe, and some of what was not.
struct DiskImage {
    /// How much of a write has come to the disk.
    enum Part: Hashable {
        case whole
        /// The bytes before a boundary of 512.
        case torn(Int)
        /// All, but for one sector of 512 bytes, or as much of it as was written, which is noise.
        case noise(Range<Int>, UInt64)
    }

    /// The unsynced operations that have come to the disk, by their place among them.
    var kept: [(place: Int, part: Part)]

    /// A name for what is kept and lost.
    enum Kind: String, CaseIterable { case none, all, prefix, subset, torn, noise }

    let kind: Kind

    /// Puts the image on a disk, which nobody uses from then on.
    func put(_ state: DiskState, on disk: CrashDisk) {
        disk.kill(0)
        disk.replace(with: state.durable)
        for (place, part) in kept {
            let operation = state.pending[place]
            switch (operation.kind, part) {
            case (.sync, _): continue
            case (.truncate, _): disk.cut(operation.name, to: operation.offset)
            case (.write, .whole):
                disk.patch(operation.name, operation.bytes[...], at: operation.offset)
            case (.write, .torn(let count)):
                disk.patch(operation.name, operation.bytes[..<count], at: operation.offset)
            case (.write, .noise(let range, let number)):
                var bytes = operation.bytes
                var random = SeededRandom(number)
                for index in range { bytes[index] = UInt8(truncatingIfNeeded: random.next()) }
                disk.patch(operation.name, bytes[...], at: operation.offset)
            }
        }
    }

    // MARK: Choosing

    /// Nothing kept, everything, every prefix, and random subsets, torn writes and noise until
    /// there are at least `count`; one image alone where nothing is unsynced.
    static func images(
        of state: DiskState, atLeast count: Int, _ random: inout SeededRandom
    ) -> [DiskImage] {
        let pending = state.pending.count
        var images = [DiskImage(kept: [], kind: .none)]
        guard pending > 0 else { return images }
        images.append(DiskImage(kept: whole(0..<pending), kind: .all))
        for end in 1..<pending { images.append(DiskImage(kept: whole(0..<end), kind: .prefix)) }
        let extra = max(12, count - images.count)
        for number in 0..<extra {
            let kind: Kind = [.subset, .torn, .noise][number % 3]
            images.append(self.image(kind, of: state, &random))
        }
        return images
    }

    /// An image of a kind, drawn by lot.
    static func image(
        _ kind: Kind, of state: DiskState, _ random: inout SeededRandom
    ) -> DiskImage {
        let pending = state.pending.count
        switch kind {
        case .none: return DiskImage(kept: [], kind: .none)
        case .all: return DiskImage(kept: whole(0..<pending), kind: .all)
        case .prefix:
            let end = Int.random(in: 0...pending, using: &random)
            return DiskImage(kept: whole(0..<end), kind: .prefix)
        case .subset, .torn, .noise:
            // Often nearly all, often nearly none: a half is what disks do least.
            let share = [0.1, 0.5, 0.9].randomElement(using: &random) ?? 0.5
            var places = (0..<pending).filter { _ in
                Double.random(in: 0..<1, using: &random) < share
            }
            let writes = (0..<pending).filter {
                state.pending[$0].kind == .write && state.pending[$0].bytes.count > 512
            }
            guard kind != .subset, let spoilt = writes.randomElement(using: &random) else {
                return DiskImage(kept: whole(places), kind: .subset)
            }
            if !places.contains(spoilt) { places = (places + [spoilt]).sorted() }
            let kept = places.map { place in
                let isSpoilt = place == spoilt
                return (
                    place, isSpoilt ? part(kind, of: state.pending[place], &random) : .whole
                )
            }
            return DiskImage(kept: kept, kind: kind)
        }
    }

    private static func part(
        _ kind: Kind, of write: DiskOperation, _ random: inout SeededRandom
    ) -> Part {
        // The first boundary within the write.
        let first = 512 - Int(write.offset % 512)
        let count = (write.bytes.count - first) / 512
        let boundary = first + 512 * Int.random(in: 0...count, using: &random)
        if kind == .torn { return .torn(min(boundary, write.bytes.count)) }
        return .noise(max(0, boundary - 512)..<min(boundary, write.bytes.count), random.next())
    }

    private static func whole(_ places: some Sequence<Int>) -> [(place: Int, part: Part)] {
        places.map { ($0, .whole) }
    }
}
