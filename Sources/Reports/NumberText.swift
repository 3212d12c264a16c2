public import Commissioning

/// Numbers and amounts in the words of a reader.
public enum NumberText {
    /// A number with a comma after every three digits.
    public static func grouped(_ number: some BinaryInteger) -> String {
        let digits = Array(String(number).utf8)
        var text: [UInt8] = []
        for (place, digit) in digits.enumerated() {
            let left = digits.count - place
            let isFirst = text.isEmpty || text == [UInt8(ascii: "-")]
            if !isFirst, left.isMultiple(of: 3) { text.append(UInt8(ascii: ",")) }
            text.append(digit)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// `1 event`, `2 events`.
    public static func count(_ number: some BinaryInteger, _ thing: String) -> String {
        "\(grouped(number)) \(thing)\(number == 1 ? "" : "s")"
    }

    /// `£1,234.50`, `−£0.05`.
    public static func pounds(_ pence: Int64) -> String {
        let rest = pence.magnitude % 100
        let sign = pence < 0 ? "−" : ""
        return "\(sign)£\(grouped(pence.magnitude / 100)).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// `£1,234.50 excl. VAT a year`.
    public static func money(_ money: Money) -> String {
        let basis =
            switch money.basis {
            case .annual?: " a year"
            case .total?: " in total"
            case .share?: " as its share"
            case nil: ""
            }
        return "\(pounds(money.pence.count)) \(vat(money.vat))\(basis)"
    }

    /// `excl. VAT`.
    public static func vat(_ vat: VAT) -> String {
        switch vat {
        case .excluded: "excl. VAT"
        case .included: "incl. VAT"
        case .unknown: "VAT unknown"
        }
    }
}
