internal import Commissioning

extension ODSCode {
    /// The code of the body that a question is about.
    ///
    /// - Throws: ``LedgerError/usage(_:hint:)`` when the word is no code.
    init(asked word: String) throws(LedgerError) {
        guard let code = ODSCode(word) else {
            throw .usage("\(word) is not an ODS code", hint: "write 3 to 8 of A–Z and 0–9, as 02Q")
        }
        self = code
    }
}
