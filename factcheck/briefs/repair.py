"""The repair of written sentences: what `check` does not pass is corrected, written again, quoted, or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.briefs.model import Attempt, BriefSentence, Dropped
from factcheck.briefs.proof import Proof, fault_of_form, prove
from factcheck.briefs.text import content_words, covers, overlap
from factcheck.briefs.told import Told, facts_block
from factcheck.briefs.wire import Rewritten
from factcheck.claims.asking import Asked, Progress
from factcheck.llm import prompts
from factcheck.llm.boundary import data_block, numbered
from factcheck.llm.outcomes import Answer, Outcome
from factcheck.llm.request import Request
from factcheck.source.display import display
from factcheck.source.document import Document
from factcheck.source.model import Span
from factcheck.verify.checker import Judge
from factcheck.verify.findings import Label

ROUNDS = 2
_PER_SENTENCE = 160  # tokens that a sentence may take


@dataclass(slots=True)
class Piece:
    """A sentence on its way into a brief."""

    number: int
    text: str
    facts: tuple[int, ...]
    section: str = ""
    origin: str = "model"
    step: str = "written"
    proof: Proof | None = None
    history: list[Attempt] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether it has been proved."""
        return self.proof is not None and self.proof.holds

    def settle(self, proof: Proof) -> None:
        """Takes a verdict on the text as it is."""
        self.proof = proof
        attempt = Attempt(
            step=self.step, text=self.text, label=str(proof.label), codes=proof.codes, message=proof.message
        )
        self.history.append(attempt)

    def change(self, text: str, step: str, *, origin: str = "model") -> None:
        """Takes another text, which is yet to be proved."""
        self.text, self.step, self.origin, self.proof = text, step, origin, None

    def sentence(self) -> BriefSentence:
        """The piece as it goes out."""
        assert self.proof is not None  # noqa: S101
        return BriefSentence(
            text=self.text,
            citations=self.proof.citations,
            label=str(self.proof.label),
            codes=self.proof.codes,
            section=self.section,
            origin=self.origin,
            history=tuple(self.history) if len(self.history) > 1 else (),
        )

    def dropped(self, reason: str) -> Dropped:
        """The piece as it is left out."""
        return Dropped(text=self.text, reason=reason, history=tuple(self.history))


class Repair:
    """The repair of the sentences of one brief. `lost` has the outcomes of requests that gave no answer."""

    def __init__(
        self,
        document: Document,
        facts: Sequence[Told],
        model: Asked,
        *,
        judge: Judge | None = None,
        progress: Progress | None = None,
    ) -> None:
        self._document = document
        self._facts = {fact.number: fact for fact in facts}
        self._numbered = tuple(facts)
        self._model = model
        self._judge = judge
        self._progress = progress
        self.dropped: list[Dropped] = []
        self.missing = 0  # sentences of which nothing is left
        self.lost: list[Outcome] = []

    def run(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The pieces that hold in the end, in their order; the others are in `dropped`."""
        self._prove(pieces)
        for _ in range(ROUNDS):
            failed = [piece for piece in pieces if not piece.holds]
            changed = self._rewrite(failed) if failed else []
            if not changed:
                break
            self._prove(changed)
        standing = [piece for piece in pieces if piece.holds]
        for piece in pieces:
            if not piece.holds and self._quote(piece, [other for other in standing if other is not piece]):
                standing.append(piece)
        return self._once(sorted(standing, key=lambda piece: piece.number))

    def _prove(self, pieces: Sequence[Piece]) -> None:
        """Proves pieces: by rules, then what they can correct, then what they leave open by the judge."""
        self._by_rules([piece for piece in pieces if not self._is_refused(piece)])
        for piece in pieces:
            if piece.proof is not None and piece.proof.correction and not piece.holds:
                self._correct(piece, piece.proof)
        open_ = [p for p in pieces if p.proof is not None and p.proof.label is Label.UNVERIFIED and p.proof.codes]
        if self._judge is None or not open_:
            return
        for piece, proof in zip(open_, self._proofs(open_, self._judge), strict=True):
            del piece.history[-1]  # one verdict on one wording
            piece.settle(proof)

    def _by_rules(self, pieces: Sequence[Piece]) -> None:
        for piece, proof in zip(pieces, self._proofs(pieces), strict=True):
            piece.settle(proof)

    def _proofs(self, pieces: Sequence[Piece], judge: Judge | None = None) -> list[Proof]:
        cited = [[self._facts[number].sentence.span for number in piece.facts] for piece in pieces]
        return prove(self._document, [piece.text for piece in pieces], cited, judge)

    def _is_refused(self, piece: Piece) -> bool:
        """Whether a text is not even looked at: it rests on facts that there are not, or is no plain sentence."""
        unknown = [number for number in piece.facts if number not in self._facts]
        fault = fault_of_form(piece.text, self._document.plain)
        if unknown:
            fault = f"it rests on facts that there are not: {', '.join(map(str, unknown[:5]))}"
        elif not piece.facts:
            fault = "it rests on no fact"
        if fault:
            piece.facts = tuple(number for number in piece.facts if number in self._facts)
            piece.settle(Proof(Label.UNVERIFIED, (), f"refused: {fault}", ()))
        return bool(fault)

    def _correct(self, piece: Piece, proof: Proof) -> None:
        """The change that `check` itself proposes, where what comes of it holds: no call is made for it."""
        cited = [self._facts[number].sentence.span for number in piece.facts]
        [again] = prove(self._document, [proof.correction], [cited])
        if again.holds:
            piece.change(proof.correction, "corrected")
            piece.settle(again)

    def _rewrite(self, failed: Sequence[Piece]) -> list[Piece]:
        """Asks for all failed sentences in one call; the answer is which of them have come back changed."""
        [outcome] = self._model.ask_many([request_for(self._document, self._numbered, failed)], progress=self._progress)
        if not isinstance(outcome, Answer) or not isinstance(outcome.value, Rewritten):
            self.lost.append(outcome)
            return []
        changed = []
        answers = {item.number: item for item in reversed(outcome.value.sentences)}
        for number, piece in enumerate(failed, 1):
            item = answers.get(number)
            text = " ".join(item.text.split()) if item is not None else ""
            if item is not None and text and (text, tuple(item.facts)) != (piece.text, piece.facts):
                piece.facts = tuple(dict.fromkeys(item.facts))
                piece.change(text, "rewritten")
                changed.append(piece)
        return changed

    def _quote(self, piece: Piece, standing: Sequence[Piece]) -> bool:
        """The release's own sentence in the place of one that did not hold; False where that is not to be had."""
        for fact in self._near(piece):
            if fact.candidate is None or fact.candidate.leans or fact.candidate.noun:
                continue
            inner = fact.candidate.text
            if any(covers(other.text, inner) for other in standing):
                self.dropped.append(piece.dropped("what it rests on is said by another sentence"))
                return False
            [proof] = prove(self._document, [inner], [[fact.sentence.span]])
            if proof.holds:
                piece.facts = (fact.number,)
                piece.change(_quotation(inner), "quoted", origin="quotation")
                piece.settle(proof)
                return True
        self.missing += 1
        self.dropped.append(piece.dropped("it did not pass, and no sentence of the release can stand in its place"))
        return False

    def _near(self, piece: Piece) -> list[Told]:
        """The facts of a piece, that which it shares most with first."""
        facts = [self._facts[number] for number in piece.facts if number in self._facts]
        said = content_words(piece.text)
        return sorted(facts, key=lambda fact: -overlap(said, content_words(fact.text)))

    def _once(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The pieces without those that say again what one before has said."""
        kept: list[Piece] = []
        for piece in pieces:
            if any(covers(other.text, piece.text) for other in kept):
                self.dropped.append(piece.dropped("another sentence says it"))
            else:
                kept.append(piece)
        return kept


def request_for(document: Document, facts: Sequence[Told], failed: Sequence[Piece]) -> Request:
    """The call that mends some sentences."""
    prompt = prompts.load("repair")
    known = {fact.number for fact in facts}
    wanted = {number for piece in failed for number in piece.facts if number in known}
    lines = numbered([piece.text for piece in failed]).split("\n")
    told = [f"{line}\n{_faults(document, piece)}" for line, piece in zip(lines, failed, strict=True)]
    system, user = prompt.render(
        facts=facts_block(facts, wanted or known),
        faults=data_block("\n".join(told), "sentences"),
    )
    room = _PER_SENTENCE * (len(failed) + 1)
    return Request("repair", system, user, Rewritten, prompt.sha256, max_tokens=room)


def _faults(document: Document, piece: Piece) -> str:
    """What is wrong with a sentence, in lines under it."""
    lines = [f"  facts: {', '.join(map(str, piece.facts)) or 'none'}"]
    if piece.proof is not None:
        lines.append(f"  fault: {', '.join(piece.proof.codes) or 'form'}: {' '.join(piece.proof.message.split())}")
        if piece.proof.correction:
            lines.append(f"  better: {piece.proof.correction}")
        spans = [Span(passage.start, passage.end) for passage in piece.proof.citations[:2]]
        lines += [f"  passage: {' '.join(display(document, span).split())}" for span in spans]
    return "\n".join(lines)


def _quotation(text: str) -> str:
    """A sentence of the release as a quotation from it."""
    inner = text.replace("“", "‘").replace("”", "’").replace('"', "’")
    return f"The release says: “{inner}”"
