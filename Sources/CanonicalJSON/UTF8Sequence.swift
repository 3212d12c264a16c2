/// What stands at a byte that is not ASCII.
enum UTF8Sequence: Equatable {
    /// One character, this many bytes long: two to four.
    case character(length: Int)
    case malformed
    case overlong
    case surrogate

    /// Reads the sequence that begins at `start`.
    ///
    /// Source: RFC 3629, section 4.
    init(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
        func isContinuation(_ index: Int) -> Bool {
            index < bytes.count && bytes[index] & 0xC0 == 0x80
        }
        let lead = bytes[start]
        if lead == 0xC0 || lead == 0xC1 {
            self = .overlong
            return
        }
        guard lead >= 0xC2, lead <= 0xF4, isContinuation(start + 1) else {
            self = .malformed
            return
        }
        let second = bytes[start + 1]
        switch lead {
        case ..<0xE0:
            self = .character(length: 2)
        case ..<0xF0:
            if lead == 0xE0, second < 0xA0 {
                self = .overlong
            } else if lead == 0xED, second >= 0xA0 {
                self = .surrogate
            } else {
                self = isContinuation(start + 2) ? .character(length: 3) : .malformed
            }
        default:
            if lead == 0xF0, second < 0x90 {
                self = .overlong
            } else if lead == 0xF4, second >= 0x90 {
                self = .malformed
            } else {
                let isWhole = isContinuation(start + 2) && isContinuation(start + 3)
                self = isWhole ? .character(length: 4) : .malformed
            }
        }
    }
}
