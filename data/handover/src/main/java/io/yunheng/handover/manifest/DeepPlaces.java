/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.handover.PayloadSource;
import io.yunheng.handover.VerifyRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Where entries lie, never outside their payload and never behind a link. */
final class DeepPlaces {
  private final boolean bag;
  private final List<Below> parts;

  /** A payload: what its paths begin with, and its folder, if it is one. */
  private record Below(String prefix, Optional<Path> folder) {}

  DeepPlaces(ManifestFolder manifest, VerifyRequest request) throws IOException {
    this.bag = manifest.bag();
    List<Below> found = new ArrayList<>();
    for (ManifestFolder.Part part : manifest.parts(request.payloads())) {
      Optional<Path> folder =
          part.source() instanceof PayloadSource.Tree tree
              ? Optional.of(tree.folder().toRealPath())
              : Optional.empty();
      found.add(new Below(part.prefix(), folder));
    }
    found.sort(Comparator.comparingInt((Below part) -> part.prefix().length()).reversed());
    this.parts = List.copyOf(found);
  }

  /** The file of an entry; nothing if its name cannot be given to the system, or leads astray. */
  Optional<Path> of(ListedEntry entry) {
    return parts.stream()
        .filter(part -> entry.path().startsWith(part.prefix()))
        .findFirst()
        .flatMap(
            part ->
                part.folder()
                    .flatMap(
                        folder -> below(folder, name(entry).substring(part.prefix().length()))));
  }

  private String name(ListedEntry entry) {
    if (bag || entry.rawPath().isEmpty()) {
      return entry.path();
    }
    try {
      byte[] raw = HexFormat.of().parseHex(entry.rawPath().get());
      String own = UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
      String prefix =
          parts.stream().map(Below::prefix).filter(entry.path()::startsWith).findFirst().orElse("");
      return own.startsWith(prefix) ? own : prefix + own;
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return entry.path();
    }
  }

  private static Optional<Path> below(Path root, String name) {
    try {
      Path file = root.resolve(name);
      Path folder = Objects.requireNonNull(file.getParent());
      boolean plain = file.normalize().equals(file) && file.startsWith(root);
      return plain && folder.toRealPath(LinkOption.NOFOLLOW_LINKS).equals(folder.toRealPath())
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException | IOException _) {
      return Optional.empty();
    }
  }
}
