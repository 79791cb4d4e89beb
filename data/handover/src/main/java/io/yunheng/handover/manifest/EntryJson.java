/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.content.PeriodProposal;
import io.yunheng.content.Proposal;
import io.yunheng.files.JsonOut;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.Attribute;
import io.yunheng.handover.Entry;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Entries as lines of JSON, after docs/formats/handover.md. */
final class EntryJson {
  private EntryJson() {}

  static void line(JsonOut json, long number, Entry entry, Description said) {
    json.object(() -> write(json, number, entry, said));
  }

  private static void write(JsonOut json, long number, Entry entry, Description said) {
    json.text("id", said.identifier().orElseGet(() -> Long.toString(number)));
    json.text("path", entry.place().path());
    entry
        .place()
        .raw()
        .ifPresent(raw -> json.text("rawPath", HexFormat.of().formatHex(raw.bytes())));
    json.text("kind", ListedEntry.Kind.of(entry).code());
    switch (entry) {
      case Entry.OfFile file -> file(json, file);
      case Entry.OfLink link -> {
        json.text("target", link.target().toString());
        if (link.target().text().isEmpty()) {
          json.text("rawTarget", HexFormat.of().formatHex(link.target().bytes()));
        }
      }
      case Entry.OfTable table -> {
        json.number("rows", table.rows());
        json.text("rowSet", table.rowSet());
      }
      case Entry.OfMarker marker -> {
        marker.modified().ifPresent(modified -> json.text("modified", Moment.text(modified)));
        json.object(
            "object",
            () -> {
              json.text("key", marker.key());
              said(json, "version", marker.version());
            });
      }
      case Entry.OfFolder _ -> {}
      case Entry.Special special ->
          json.text("type", special.type().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      case Entry.Lost lost -> {
        json.text("cause", lost.cause().code());
        if (!lost.why().isEmpty()) {
          json.text("why", lost.why());
        }
      }
    }
    said(json, said);
  }

  private static void file(JsonOut json, Entry.OfFile file) {
    json.number("size", file.size());
    json.object(
        "digests",
        () -> {
          for (Algorithm algorithm : Algorithm.values()) {
            String digest = file.digests().get(algorithm);
            if (digest != null) {
              json.text(algorithm.code(), digest);
            }
          }
        });
    file.tree().ifPresent(tree -> json.object("chunks", () -> tree(json, tree)));
    FileFacts facts = file.facts();
    facts.modified().ifPresent(modified -> json.text("modified", Moment.text(modified)));
    facts.permissions().ifPresent(mode -> json.text("mode", octal(mode)));
    facts.sameFile().ifPresent(same -> json.text("sameFile", same));
    facts.allocated().ifPresent(allocated -> json.number("allocated", allocated));
    if (!facts.attributes().isEmpty()) {
      json.objects("attributes", facts.attributes(), one -> attribute(json, one));
    }
    facts.stored().ifPresent(stored -> json.object("object", () -> stored(json, stored)));
    file.nature().ifPresent(nature -> nature(json, nature));
  }

  private static void stored(JsonOut json, ObjectFacts stored) {
    json.text("key", stored.key());
    said(json, "etag", stored.etag());
    said(json, "version", stored.version());
    if (stored.older()) {
      json.truth("older", true);
    }
    said(json, "contentType", stored.contentType());
    said(json, "storageClass", stored.storageClass());
    said(json, "encryption", stored.encryption());
    said(json, "composed", stored.composed());
    if (stored.md5()) {
      json.text("md5", "checked");
    }
    if (!stored.metadata().isEmpty()) {
      json.object("metadata", () -> stored.metadata().forEach(json::text));
    }
  }

  private static void said(JsonOut json, String name, String text) {
    if (!text.isEmpty()) {
      json.text(name, text);
    }
  }

  private static void tree(JsonOut json, FileTree tree) {
    json.number("size", tree.chunkSize());
    json.number("first", tree.first());
    for (Algorithm algorithm : Algorithm.values()) {
      String root = tree.roots().get(algorithm);
      if (root != null) {
        json.text(algorithm.code(), root);
      }
    }
  }

  /** The lower twelve bits of a mode, as four digits. */
  private static String octal(int mode) {
    StringBuilder digits = new StringBuilder(4);
    for (int shift = 9; shift >= 0; shift -= 3) {
      digits.append((char) ('0' + ((mode >>> shift) & 7)));
    }
    return digits.toString();
  }

  private static void attribute(JsonOut json, Attribute attribute) {
    json.text("name", attribute.name());
    json.number("size", attribute.size());
    if (!attribute.sha256().isEmpty()) {
      json.text("sha256", attribute.sha256());
    }
  }

  private static void nature(JsonOut json, Nature nature) {
    json.object(
        "format",
        () -> {
          nature.mediaType().ifPresent(type -> json.text("type", type));
          nature.certainty().ifPresent(certainty -> json.text("certainty", certainty.code()));
          nature.unknown().ifPresent(why -> json.text("unknown", why.code()));
          json.text("name", nature.naming().code());
          json.text("substance", nature.substance().code());
        });
    json.object(
        "proposed",
        () -> {
          json.text("category", nature.category().category().code());
          nature.category().rule().ifPresent(rule -> json.text("categoryRule", rule));
          proposal(json, nature.sensitivity());
        });
    nature.period().ifPresent(covered -> json.object("period", () -> period(json, covered)));
  }

  private static void proposal(JsonOut json, Proposal proposal) {
    json.text("sensitivity", proposal.stand().code());
    if (!proposal.reasons().isEmpty()) {
      json.objects(
          "reasons",
          proposal.reasons(),
          reason -> {
            json.text("rule", reason.rule());
            json.text("in", reason.where().code());
            json.number("count", reason.count());
          });
    }
    List<String> doubts = proposal.doubts().stream().map(Proposal.Doubt::code).toList();
    if (!doubts.isEmpty()) {
      json.texts("doubts", doubts);
    }
    json.number("scanned", proposal.scanned());
  }

  private static void period(JsonOut json, PeriodProposal.Covered covered) {
    json.text("from", covered.period().from().toString());
    json.text("to", covered.period().to().toString());
    json.text("unit", covered.period().unit().code());
    json.text("by", covered.source().code());
    json.text("family", covered.family());
  }

  private static void said(JsonOut json, Description said) {
    said.name().ifPresent(text -> json.text("name", text));
    said.text().ifPresent(text -> json.text("description", text));
    said.sensitivity().ifPresent(word -> json.text("sensitivity", word.code()));
    said.category().ifPresent(word -> json.text("category", word.code()));
    said.medium().ifPresent(text -> json.text("medium", text));
    said.from().ifPresent(date -> json.text("validFrom", date.toString()));
    said.until().ifPresent(date -> json.text("validUntil", date.toString()));
    said.method().ifPresent(text -> json.text("decryption", text));
    said.key().ifPresent(text -> json.text("key", text));
    said.plaintextSha256().ifPresent(hex -> json.text("plaintextSha256", hex));
    said.plaintextSm3().ifPresent(hex -> json.text("plaintextSm3", hex));
    said.converter().ifPresent(text -> json.text("converter", text));
  }
}
