"""Words that say nothing of what is looked for, by language; folded, elided ones without their
apostrophe."""

from __future__ import annotations

from toguna.search.folding import WORD

FRENCH = """
a ai ainsi ait alors apres au aucun aura aussi autre aux avait avant avec avoir c ce ceci cela
celle celles celui ces cet cette ceux chez ci comme comment d dans de depuis des deux dont du elle
elles en encore entre es est et etaient etait etant ete etre eu eux fait faut il ils j je jusqu l
la laquelle le lequel les lesquelles lesquels leur leurs lorsqu lui m ma mais me meme mes moi mon
n ne nos notre nous on ont ou oui par parce pas pendant peut plus pour pourquoi puis puisqu qu
quand que quel quelle quelles quels qui quoi s sa sans se sera ses si son sont sous sur t ta te
tes toi ton tous tout toute toutes tres tu un une vers vos votre vous y
"""
ENGLISH = """
a about after all also an and any are as at be been before being but by can could d did do does
for from had has have he her his how i if in into is it its may me more most my no nor not of on
or our over s shall she should so some such t than that the their them then there these they this
those to under until up us was we were what when where which while who whom whose why will with
would you your
"""
PORTUGUESE = """
a ao aos as com como da das de do dos e em entre era essa esse esta este eu foi ha isso isto ja
mais mas na nas no nos o os ou para pela pelas pelo pelos por qual quando que quem se sem ser seu
seus sua suas um uma
"""

STOP_WORDS: dict[str, frozenset[str]] = {
    "fr": frozenset(WORD.findall(FRENCH)),
    "en": frozenset(WORD.findall(ENGLISH)),
    "pt": frozenset(WORD.findall(PORTUGUESE)),
}
EVERY_STOP_WORD: frozenset[str] = frozenset().union(*STOP_WORDS.values())
