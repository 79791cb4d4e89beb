/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.page;

/** Asks a page whether its texts can be read. */
final class Contrast {
  /** Texts whose contrast with the nearest painted ground is below 4.5 to 1 (WCAG AA). */
  static final String TOO_LOW =
      """
      (() => {
        const rgb = c => {
          const n = (c.match(/[\\d.]+(e-?\\d+)?/g) || []).map(Number);
          return c.startsWith('color(') ? n.map((v, i) => i < 3 ? v * 255 : v) : n;
        };
        const lum = c => c.slice(0, 3).map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
          .reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0);
        const paper = rgb(getComputedStyle(document.body).backgroundColor);
        const over = (top, below) => top.length < 4 ? top.slice(0, 3)
          : top.slice(0, 3).map((v, i) => v * top[3] + below[i] * (1 - top[3]));
        const bad = new Set();
        for (const e of document.querySelectorAll('body *')) {
          const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
          if (!own || !e.checkVisibility() || ['SCRIPT', 'STYLE'].includes(e.tagName)) continue;
          if (e.closest('svg') && e.tagName === 'title') continue;
          let ground = paper;
          if (e.classList.contains('badge-text')) {
            ground = rgb(getComputedStyle(e.previousElementSibling).fill);
          } else if (!e.closest('svg')) {
            const layers = [];
            for (let g = e; g; g = g.parentElement) {
              const c = rgb(getComputedStyle(g).backgroundColor);
              if (c.length === 3 || c[3] > 0) layers.unshift(c);
              if (c.length === 3 || c[3] === 1) break;
            }
            ground = layers.reduce((below, top) => over(top, below), paper);
          }
          const style = getComputedStyle(e);
          const ink = over(rgb(e.closest('svg') ? style.fill : style.color), ground);
          const [hi, lo] = [lum(ink), lum(ground)].sort((a, b) => b - a);
          const ratio = (hi + .05) / (lo + .05);
          if (ratio < 4.5) bad.add(e.tagName + '.' + (e.getAttribute('class') || '') + ' ' + ratio.toFixed(2));
        }
        return [...bad].join('; ');
      })()
      """;

  private Contrast() {}
}
