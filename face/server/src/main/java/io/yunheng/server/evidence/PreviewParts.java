/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.jobs.PicturePreview;
import io.yunheng.jobs.PicturePreview.Why;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FileName;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What of a piece of evidence is shown on its page: the beginning of its text, or a picture. */
final class PreviewParts {
  /** How long a page waits for a picture before it says that it is being made. */
  private static final Duration PAGE = Duration.ofMillis(1_500);

  /** How long a picture that a page shows may take, where it has to be made once more. */
  private static final Duration PICTURE = Duration.ofSeconds(10);

  private static final String MAKING = "making";

  private final EvidenceFilesOut files;
  private final EvidencePreviews previews;

  PreviewParts(EvidenceFilesOut files, EvidencePreviews previews) {
    this.files = files;
    this.previews = previews;
  }

  /** The parts for the page. */
  List<PagePart> page(Visit visit, CaseEvidenceFile one) {
    return parts(visit, one, PAGE);
  }

  /** The parts that take the place of those that said that a picture is being made. */
  WebAnswer later(Visit visit, CaseEvidenceFile one) {
    List<PagePart> parts = parts(visit, one, Duration.ZERO);
    boolean making = parts.getFirst() instanceof PagePart.Polled;
    return new WebAnswer.Fragment(parts, making ? MAKING : "", false);
  }

  private List<PagePart> parts(Visit visit, CaseEvidenceFile one, Duration patience) {
    if (ContentTypes.readable(one.content().type())) {
      return List.of(
          files
              .extract(one)
              .<PagePart>map(text -> new PagePart.Extract(visit.text("evidence.extract"), text))
              .orElseGet(() -> new PagePart.Prose(visit.text("evidence.preview.text"))));
    }
    if (!EvidencePreviews.pictured(one)) {
      return List.of(new PagePart.Prose(visit.text("evidence.preview.form")));
    }
    Optional<PicturePreview> found = previews.of(one, patience);
    if (found.isEmpty()) {
      return List.of(
          new PagePart.Polled(
              EvidenceRoutes.address(one) + "/preview",
              MAKING,
              List.of(new PagePart.Prose(visit.text("evidence.preview.making")))));
    }
    return List.of(
        switch (found.get()) {
          case PicturePreview.Made(var picture) ->
              new PagePart.Preview(
                  visit.text("evidence.preview"),
                  EvidenceRoutes.address(one) + "/picture",
                  visit.text("evidence.preview.of", one.description().path()),
                  picture.width(),
                  picture.height());
          case PicturePreview.None(var why) -> new PagePart.Remark(Tone.WARN, none(visit, why));
        });
  }

  private String none(Visit visit, Why why) {
    String key = "evidence.preview." + why.code();
    return switch (why) {
      case BYTES -> visit.text(key, PageWords.size(previews.mostBytes()));
      case PIXELS -> visit.text(key, Long.toString(previews.mostMegapixels()));
      case FORM, BROKEN, MEMORY, TIME, ENDED -> visit.text(key);
    };
  }

  /** The picture; empty if there is none. */
  Optional<WebAnswer> picture(CaseEvidenceFile one) {
    return Optional.of(one)
        .filter(EvidencePreviews::pictured)
        .flatMap(of -> previews.of(of, PICTURE))
        .flatMap(
            found ->
                found instanceof PicturePreview.Made(var picture)
                    ? Optional.of(
                        new WebAnswer.Encoded(
                            new FileName(name(one)), picture.size(), picture::writeTo))
                    : Optional.empty());
  }

  private static String name(CaseEvidenceFile one) {
    return FileName.ofPath(one.description().path()).text().replaceFirst("\\.[^.]*$", "")
        + "-preview.png";
  }
}
