"""The model card of the mood model, written from the record of its training."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dialogue.types import MOODS
from export.mood_data import LOCALES, MOOD_OF_EMOTION
from export.mood_fit import COMMON, FOLDS, Floats
from export.mood_graph import MoodNet

_TEXT = """\
# Mood model

Reads how a shopper feels from one utterance, in English or Simplified Chinese: neutral, happy,
frustrated, uncertain or sad, each with its chance. It also gives the chance of each of the 28
emotions of GoEmotions, for English. `dialogue/mood.py` adds the phrases of
`dialogue/mood_signs.py` (polite complaint, negation, Chinese idiom), which make their mood twelve
times likelier. Mood changes how a reply is worded, never what is offered or at what price.

## What it is

A linear model on {pieces:,} pieces of text (words, pairs of words, letter groups of two to five;
for Chinese, groups of one to four characters), weighed by TF-IDF, in `mood.onnx` ({size:.2f} MB).
Each emotion is the mean of two logistic regressions, one of them on features scaled by naive Bayes'
log-count ratios. The moods are one multinomial logistic regression on the same pieces and on the
root of the chance of each emotion. Weights are whole numbers of 8 bits with a scale for each piece.
Converted with skl2onnx; served by ONNX Runtime on one thread, with neither scikit-learn nor torch.

## What it learned from

| source | rows | licence |
|---|---:|---|
| GoEmotions, train (Reddit comments, English) | {train:,} | Apache-2.0 |
| `export/mood_lines.jsonl`, English | {lines_en:,} | the project's own |
| `export/mood_lines.jsonl`, Chinese | {lines_zh:,} | the project's own |

The lines by mood:

| | {moods} |
|---|{bars}
{line_rows}

How the lines are labelled: asking, refusing, returning, stating a dislike or a budget and plain
thanks are neutral; warm thanks, praise and joy are happy; complaint is frustrated however politely
it is put, and so are irony and asking for the third time; not knowing what to choose is uncertain,
a question is not; loss, illness, loneliness and a bad day are sad.

A GoEmotions comment stands for a mood when its emotions point to one:

| mood | emotions |
|---|---|
{mapping}

All other emotions stand for none. What the fitted moods take from each emotion (the strongest):

| mood | emotions |
|---|---|
{blend}

## Figures

GoEmotions, macro-F1 over the 28 emotions, official split:

| split | macro-F1 | |
|---|---:|---|
| train | {train_macro_f1:.4f} | {folds}-fold, each comment by a model that has not seen it |
| dev | {dev_macro_f1:.4f} | learned and tuned without it |
| test | {test_macro_f1:.4f} | the ONNX graph; read when all was fitted, and no choice rests on it |

The threshold of each emotion is the best one for the held-out scores of the train split.

The lines, {folds}-fold, each by a model that has not seen it (the phrases were written by who wrote
the lines, so the figures with them are not blind):

| | accuracy | macro-F1 | accuracy without phrases | macro-F1 without phrases |
|---|---:|---:|---:|---:|
{line_figures}

## Where it fails

- It reads one utterance by itself, not the turns before it, and not who is spoken of: "my sister is
  sad" is sad.
- Irony without a telling word ("lovely, the box was empty") is a toss-up.
- Chinese emotions are not among what GoEmotions knows: Chinese moods rest on the lines and phrases
  alone. Other languages come out neutral.
- Comments on Reddit are by young, mostly male, mostly American writers; their labels are those of
  raters who saw the comment alone.
- It is no reading of health or of danger, and must not decide on a person.

## How to make it again

```
shoptalk tune --method mood --data FOLDER --out dialogue/moods
```

`FOLDER` has GoEmotions as `labels.txt` and `train.tsv.gz`, `dev.tsv.gz`, `test.tsv.gz` (text, label
ids, id). Seed {seed}. A piece counts that is in {common} comments or in two lines.

| made with | version |
|---|---|
{versions}

| file | SHA-256 |
|---|---|
{hashes}
| mood.onnx | `{graph}` |
"""


def write_card(record: Mapping[str, Any], model: MoodNet) -> str:
    """The card in Markdown; `record` is a MoodRecord as a dict."""
    rows, figures = record["rows"], record["figures"]
    by_locale = {
        f"lines_{locale}": sum(rows[f"lines_{locale}_{mood}"] for mood in MOODS)
        for locale in LOCALES
    }
    return _TEXT.format(
        **{**figures, **by_locale},
        pieces=record["pieces"],
        size=record["bytes"] / 1e6,
        train=rows["train"],
        moods=" | ".join(MOODS),
        bars="---:|" * len(MOODS),
        line_rows=_table((at, *(rows[f"lines_{at}_{mood}"] for mood in MOODS)) for at in LOCALES),
        mapping=_table((mood, _stand_for(mood)) for mood in MOODS),
        blend=_table(zip(MOODS, _strongest(record["emotions"], model.blend))),
        folds=FOLDS,
        common=COMMON,
        line_figures=_table(_line_figures(figures, locale) for locale in LOCALES),
        seed=record["seed"],
        versions=_table(record["built_with"].items()),
        hashes=_table((name, f"`{digest}`") for name, digest in record["data"].items()),
        graph=record["graph"],
    )


def _table(rows: Any) -> str:
    return "\n".join(f"| {' | '.join(str(cell) for cell in row)} |" for row in rows)


def _stand_for(mood: str) -> str:
    return ", ".join(sorted(name for name, of in MOOD_OF_EMOTION.items() if of == mood))


def _strongest(emotions: tuple[str, ...], blend: Floats) -> list[str]:
    best = [column.argsort()[::-1][:5] for column in blend.T]
    return [
        ", ".join(f"{emotions[place]} {blend[place, mood]:+.1f}" for place in places)
        for mood, places in enumerate(best)
    ]


def _line_figures(figures: Mapping[str, float], locale: str) -> tuple[str, ...]:
    names = ("accuracy", "macro_f1", "accuracy_without_signs", "macro_f1_without_signs")
    return locale, *(f"{figures[f'{locale}_{name}']:.3f}" for name in names)
