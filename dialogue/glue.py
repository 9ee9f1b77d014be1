"""English words that carry no subject of a request."""

from __future__ import annotations

# Words that carry no subject: what is left of a request after these is what the shopper wants.
GLUE = frozenset(
    """bestseller seller popular trending present gift surprise treat basket cart first second
    third fourth fifth a about after again all also am an and another
    any anything are as at be because better but buy by can carry case cheap cheaper
    choose come could day did different dinner do does dont else even every everyone
    evening expensive family feel few find for friend from fun get gift give go good got
    guest had has have he hello help her here hey hi him his how i idea if im in instead
    into is it item its just kid know last less let like little ll look looking lot love
    lunch make many may me meal mean meant mind money month more morning most much my need
    new next nice night no not now of off ok okay on one only option or other our out own
    party people perhaps please pick popular prefer price product purchase quick re really
    recommend recommendation right s same see sell shall she shop should show so some
    something somethin stock store stuff suggest suggestion sure surprise t tell than
    thank thanks that the their them then there these they thing think this those time to
    today together tomorrow tonight too try two under up us use usual very want was we
    week weekend well what when where which who will with without would yeah year yes you
    your fancy hungry eat drink cook cooking bored brand kind type maybe ever already
    quite bit something's dollar buck""".split()
)
