/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.administration;

import io.yunheng.access.Invitation;
import io.yunheng.access.InvitationPurpose;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.Visit;
import java.util.List;
import java.util.Map;

/** The links that are open, as a table; the links themselves were told once and are not kept. */
final class OpenInvitations {
  private OpenInvitations() {}

  static PagePart list(Visit visit, PageWords say, List<Invitation> open, boolean ends) {
    return new PagePart.Listing(
        visit.text("invitations.open"),
        List.of(
            visit.text("field.name"),
            visit.text("field.role"),
            visit.text("invitation.purpose"),
            visit.text("invitation.valid-to"),
            ""),
        open.stream()
            .filter(one -> one.purpose() != InvitationPurpose.SET_UP)
            .map(one -> row(visit, say, one, ends))
            .toList(),
        visit.text("list.none"));
  }

  private static List<PageCell> row(Visit visit, PageWords say, Invitation one, boolean ends) {
    return List.of(
        new PageCell.Plain(one.name().isEmpty() ? visit.text("invitation.unnamed") : one.name()),
        new PageCell.Plain(
            one.role().map(role -> say.role(role.role())).orElse(visit.text("role.member"))),
        new PageCell.Plain(say.word("invitation", one.purpose())),
        new PageCell.Plain(say.moment(one.validTo())),
        ends
            ? new PageCell.Button(
                "/administration/invitations/" + one.id() + "/end",
                visit.text("invitation.end"),
                visit.text("invitation.end.of", one.name()),
                Map.of(),
                Tone.BAD)
            : PageCell.none());
  }
}
