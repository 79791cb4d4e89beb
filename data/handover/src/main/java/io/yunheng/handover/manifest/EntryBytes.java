/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.content.CategoryProposal;
import io.yunheng.content.Certainty;
import io.yunheng.content.FileCategory;
import io.yunheng.content.Format;
import io.yunheng.content.Period;
import io.yunheng.content.PeriodProposal;
import io.yunheng.content.Proposal;
import io.yunheng.content.Substance;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.Attribute;
import io.yunheng.fixity.Stat;
import io.yunheng.fixity.TreePath;
import io.yunheng.handover.Entry;
import io.yunheng.handover.PayloadPlace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Entries as bytes, for journals only; what lasts is the manifest. */
final class EntryBytes {
  /** What entries are ordered by: the path's bytes. They follow the length, in four bytes. */
  static final int KEY_AT = Integer.BYTES;

  private static final HexFormat HEX = HexFormat.of();
  private static final List<Algorithm> ALGORITHMS = List.of(Algorithm.values());

  private EntryBytes() {}

  static byte[] of(Entry entry) {
    PackedOutput out = new PackedOutput();
    out.text(entry.place().path());
    out.optional(entry.place().raw(), path -> out.bytes(path.bytes()));
    switch (entry) {
      case Entry.OfFile file -> {
        out.octet(0);
        file(out, file);
      }
      case Entry.OfLink(PayloadPlace _, TreePath target) -> {
        out.octet(1);
        out.bytes(target.bytes());
      }
      case Entry.OfFolder _ -> out.octet(2);
      case Entry.Special(PayloadPlace _, Stat.Type type) -> {
        out.octet(3);
        out.word(type);
      }
      case Entry.Lost(PayloadPlace _, Entry.Cause cause, String why) -> {
        out.octet(4);
        out.word(cause);
        out.text(why);
      }
      case Entry.OfTable(PayloadPlace _, long rows, String rowSet) -> {
        out.octet(5);
        out.longNumber(rows);
        out.text(rowSet);
      }
      case Entry.OfMarker(PayloadPlace _, String key, String version, OptionalLong modified) -> {
        out.octet(6);
        out.text(key);
        out.text(version);
        moment(out, modified);
      }
    }
    return out.toBytes();
  }

  private static void file(PackedOutput out, Entry.OfFile file) {
    out.longNumber(file.size());
    digests(out, file.digests());
    FileFacts facts = file.facts();
    moment(out, facts.modified());
    out.shortNumber(facts.permissions().orElse(-1));
    out.optional(facts.sameFile(), out::text);
    out.optional(facts.allocated(), out::longNumber);
    out.number(facts.attributes().size());
    for (Attribute attribute : facts.attributes()) {
      out.text(attribute.name());
      out.number(attribute.size());
      out.text(attribute.sha256());
    }
    out.optional(facts.stored(), stored -> stored(out, stored));
    out.optional(file.nature(), nature -> nature(out, nature));
    out.optional(file.tree(), tree -> tree(out, tree));
  }

  private static void moment(PackedOutput out, OptionalLong moment) {
    out.flag(moment.isPresent());
    out.longNumber(moment.orElse(0));
  }

  private static OptionalLong moment(PackedInput in) {
    boolean known = in.flag();
    long moment = in.longNumber();
    return known ? OptionalLong.of(moment) : OptionalLong.empty();
  }

  private static void tree(PackedOutput out, FileTree tree) {
    out.number(tree.chunkSize());
    digests(out, tree.roots());
    out.longNumber(tree.first());
  }

  private static void digests(PackedOutput out, Map<Algorithm, String> digests) {
    out.octet(digests.size());
    for (Map.Entry<Algorithm, String> digest : digests.entrySet()) {
      out.octet(ALGORITHMS.indexOf(digest.getKey()));
      out.bytes(HEX.parseHex(digest.getValue()));
    }
  }

  private static void stored(PackedOutput out, ObjectFacts stored) {
    out.text(stored.key());
    out.text(stored.etag());
    out.text(stored.version());
    out.flag(stored.older());
    out.text(stored.contentType());
    out.text(stored.storageClass());
    out.text(stored.encryption());
    out.flag(stored.md5());
    out.text(stored.composed());
    out.number(stored.metadata().size());
    stored
        .metadata()
        .forEach(
            (name, value) -> {
              out.text(name);
              out.text(value);
            });
  }

  private static ObjectFacts stored(PackedInput in) {
    String key = in.text();
    String etag = in.text();
    String version = in.text();
    boolean older = in.flag();
    String type = in.text();
    String storage = in.text();
    String encryption = in.text();
    boolean md5 = in.flag();
    String composed = in.text();
    Map<String, String> metadata = new TreeMap<>();
    for (int count = in.number(); count > 0; count--) {
      metadata.put(in.text(), in.text());
    }
    return new ObjectFacts(
        key, etag, version, older, type, storage, encryption, md5, composed, metadata);
  }

  private static void nature(PackedOutput out, Nature nature) {
    out.optional(nature.mediaType(), out::text);
    out.optional(nature.certainty(), out::word);
    out.optional(nature.unknown(), out::word);
    out.word(nature.naming());
    out.word(nature.substance());
    out.word(nature.category().category());
    out.optional(nature.category().rule(), out::text);
    Proposal proposal = nature.sensitivity();
    out.word(proposal.stand());
    out.octet(proposal.reasons().size());
    for (Proposal.Reason reason : proposal.reasons()) {
      out.text(reason.rule());
      out.word(reason.where());
      out.longNumber(reason.count());
    }
    out.octet(proposal.doubts().size());
    proposal.doubts().forEach(out::word);
    out.longNumber(proposal.scanned());
    out.longNumber(proposal.size());
    out.optional(
        nature.period(),
        covered -> {
          out.text(covered.path());
          out.text(covered.family());
          out.longNumber(covered.period().from().toEpochDay());
          out.longNumber(covered.period().to().toEpochDay());
          out.word(covered.period().unit());
          out.word(covered.source());
        });
  }

  /**
   * The entry of a record.
   *
   * @param from where it begins, behind an identity
   */
  static Entry read(byte[] record, int from) {
    PackedInput in = new PackedInput(record, from);
    PayloadPlace place = new PayloadPlace(in.text(), in.optional(() -> TreePath.of(in.bytes())));
    return switch (in.octet()) {
      case 0 -> file(in, place);
      case 1 -> new Entry.OfLink(place, TreePath.of(in.bytes()));
      case 2 -> new Entry.OfFolder(place);
      case 3 -> new Entry.Special(place, in.word(Stat.Type.class));
      case 4 -> new Entry.Lost(place, in.word(Entry.Cause.class), in.text());
      case 5 -> new Entry.OfTable(place, in.longNumber(), in.text());
      case 6 -> new Entry.OfMarker(place, in.text(), in.text(), moment(in));
      default -> throw new IllegalStateException("no entry");
    };
  }

  private static Entry.OfFile file(PackedInput in, PayloadPlace place) {
    long size = in.longNumber();
    Map<Algorithm, String> digests = digests(in);
    OptionalLong modified = moment(in);
    int mode = in.shortNumber();
    OptionalInt permissions = mode < 0 ? OptionalInt.empty() : OptionalInt.of(mode);
    Optional<String> same = in.optional(in::text);
    Optional<Long> allocated = in.optional(in::longNumber);
    List<Attribute> attributes = new ArrayList<>();
    for (int count = in.number(); count > 0; count--) {
      attributes.add(new Attribute(in.text(), in.number(), in.text()));
    }
    Optional<ObjectFacts> stored = in.optional(() -> stored(in));
    FileFacts facts = new FileFacts(modified, permissions, same, allocated, attributes, stored);
    Optional<Nature> nature = in.optional(() -> nature(in));
    Optional<FileTree> tree =
        in.optional(() -> new FileTree(in.number(), digests(in), in.longNumber()));
    return new Entry.OfFile(place, size, digests, facts, nature, tree);
  }

  private static Map<Algorithm, String> digests(PackedInput in) {
    Map<Algorithm, String> digests = new EnumMap<>(Algorithm.class);
    for (int count = in.octet(); count > 0; count--) {
      digests.put(ALGORITHMS.get(in.octet()), HEX.formatHex(in.bytes()));
    }
    return digests;
  }

  private static Nature nature(PackedInput in) {
    return new Nature(
        in.optional(in::text),
        in.optional(() -> in.word(Certainty.class)),
        in.optional(() -> in.word(Format.Why.class)),
        in.word(Format.Naming.class),
        in.word(Substance.class),
        new CategoryProposal(in.word(FileCategory.class), in.optional(in::text)),
        proposal(in),
        in.optional(
            () ->
                new PeriodProposal.Covered(
                    in.text(),
                    in.text(),
                    new Period(
                        LocalDate.ofEpochDay(in.longNumber()),
                        LocalDate.ofEpochDay(in.longNumber()),
                        in.word(Period.Unit.class)),
                    in.word(PeriodProposal.Source.class))));
  }

  private static Proposal proposal(PackedInput in) {
    Proposal.Stand stand = in.word(Proposal.Stand.class);
    List<Proposal.Reason> reasons = new ArrayList<>();
    for (int count = in.octet(); count > 0; count--) {
      reasons.add(new Proposal.Reason(in.text(), in.word(Proposal.Where.class), in.longNumber()));
    }
    List<Proposal.Doubt> doubts = new ArrayList<>();
    for (int count = in.octet(); count > 0; count--) {
      doubts.add(in.word(Proposal.Doubt.class));
    }
    return new Proposal(stand, reasons, doubts, in.longNumber(), in.longNumber());
  }
}
