"""Every check there is, listed explicitly, in the order of their codes."""

from __future__ import annotations

from writer_app.continuity.check import Check
from writer_app.continuity.checks import (
    attribute_conflict,
    author_rules,
    dead_acts,
    dead_met_outside,
    item_not_held,
    known_too_early,
    name_variant,
    never_done,
    not_worn,
    place_left,
    quirk_after_loss,
    quirk_beyond_limit,
    quirk_out_of_hours,
    quirk_too_soon,
    quirk_without_need,
    realm_barred_item,
    realm_body_state,
    realm_exit,
    realm_not_admitted,
    realm_visit_count,
    two_places,
    unknown_reference,
)

CHECKS: tuple[Check, ...] = (
    unknown_reference.CHECK,
    attribute_conflict.CHECK,
    never_done.CHECK,
    not_worn.CHECK,
    item_not_held.CHECK,
    dead_acts.CHECK,
    two_places.CHECK,
    place_left.CHECK,
    known_too_early.CHECK,
    name_variant.CHECK,
    quirk_after_loss.CHECK,
    quirk_beyond_limit.CHECK,
    quirk_without_need.CHECK,
    quirk_too_soon.CHECK,
    quirk_out_of_hours.CHECK,
    realm_not_admitted.CHECK,
    dead_met_outside.CHECK,
    realm_visit_count.CHECK,
    realm_body_state.CHECK,
    realm_exit.CHECK,
    realm_barred_item.CHECK,
    author_rules.CHECK,
)
