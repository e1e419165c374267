"""The Python API: one text, then many as a stream."""

from newsparse import Analyzer


def main() -> None:
    analyzer = Analyzer()
    text = "Shells fell on Kafr Nabl, Idlib, on Tuesday, the Syrian Civil Defence said. The Syrian army denied it."
    analysis = analyzer.analyze_text(text, published="2019-05-09")
    for place in analysis.places:
        print(place.name, place.type, place.adm3_pcode, place.latitude, place.longitude)
    for group in analysis.groups:
        print(group.name, group.active.from_, group.active.to)
    for date in analysis.dates:
        print(date.text, date.value, date.anchor)

    # The same words six years on name another army.
    for analysis in analyzer.analyze_texts([text, "The Syrian army entered Deir Hafer."], published="2026-01-17"):
        print(analysis.id, [group.name for group in analysis.groups])


if __name__ == "__main__":
    main()
