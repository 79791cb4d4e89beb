/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.responsibility;

import io.yunheng.estate.DocumentText;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Messages;
import io.yunheng.fault.Text;
import io.yunheng.responsibility.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The documents of an arrangement, next to its file; nothing outside of that folder is read. */
final class ContractFolder implements Documents {
  private static final Messages MESSAGES = Messages.load();

  private final Path folder;

  ContractFolder(Path arrangement) {
    this.folder = Optional.ofNullable(arrangement.toAbsolutePath().getParent()).orElse(arrangement);
  }

  @Override
  public Reading read(String name) {
    try {
      Path file = folder.resolve(name).normalize();
      if (Path.of(name).isAbsolute() || !file.startsWith(folder)) {
        throw FaultException.of(FaultCode.DOCUMENT_OUTSIDE, "file", name);
      }
      if (Files.exists(file) && !file.toRealPath().startsWith(folder.toRealPath())) {
        throw FaultException.of(FaultCode.DOCUMENT_OUTSIDE, "file", name);
      }
      DocumentText text = DocumentText.read(file, name);
      return new Reading.Read(
          text.sha256(), text.paragraphs().stream().map(ContractFolder::paragraph).toList());
    } catch (FaultException e) {
      return new Reading.Unread(said(e.faults().getFirst()));
    } catch (IOException | InvalidPathException e) {
      return new Reading.Unread(
          said(
              Fault.of(
                  FaultCode.FILE_UNREADABLE,
                  "file",
                  name,
                  "reason",
                  String.valueOf(e.getMessage()))));
    }
  }

  private static Paragraph paragraph(DocumentText.Paragraph one) {
    return new Paragraph(
        one.page().map(page -> "p." + page + " ").orElse("") + "¶" + one.number(), one.text());
  }

  private static Text said(Fault fault) {
    return new Text(MESSAGES.what(fault, Language.ZH), MESSAGES.what(fault, Language.EN));
  }
}
