// Fills in the cells of a register: one listener for all of them, a field only where one is edited.
(function () {
  'use strict';
  var root = document.querySelector('.grid[data-changes=true]');
  if (!root || root.classList.contains('live')) return;
  var table = root.querySelector('table');
  var body = table.tBodies[0];
  var heads = Array.from(table.tHead.rows[0].cells).slice(1);
  var said = root.querySelector('.grid-said');
  var told = root.querySelector('.grid-told');
  var words = {};
  var open = null;
  var fresh = null;
  root.querySelectorAll('.word').forEach(function (word) { words[word.dataset.name] = word.textContent; });
  root.classList.add('live');
  root.querySelector('.grid-how').hidden = false;

  function make(tag, text, name) {
    var element = document.createElement(tag);
    if (text) element.textContent = text;
    if (name) element.className = name;
    return element;
  }

  function head(cell) { return heads[cell.cellIndex - 1]; }
  function isCell(cell) { return cell && cell.tagName === 'TD' && cell.parentNode.dataset.row; }
  function typed(cell) { return cell.hasAttribute('data-t') ? cell.dataset.t : cell.dataset.shown || ''; }
  function name(cell) { return cell.parentNode.dataset.title + words.colon + head(cell).textContent; }
  function keep(cell) { if (!cell.hasAttribute('data-shown')) cell.dataset.shown = cell.textContent; }

  function post(path, values) {
    return fetch(root.dataset.address + path, {
      method: 'POST', credentials: 'same-origin', redirect: 'error',
      headers: { 'Accept': 'application/json', 'X-XSRF-TOKEN': root.dataset.csrf },
      body: new URLSearchParams(Object.assign({ script: '1' }, values))
    }).then(function (answer) {
      return answer.text().then(function (text) {
        var said = {};
        try { said = JSON.parse(text); } catch (e) { said = {}; }
        return { status: answer.status, body: said };
      });
    }, function () { return { status: 0, body: {} }; });
  }

  function put(cell, now) {
    cell.className = now.state;
    cell.dataset.v = now.version;
    cell.dataset.t = now.typed;
    cell.dataset.shown = now.shown;
    cell.textContent = now.shown;
  }

  // The cells of a row, its id, and the place below them where rows are added.
  function stands(cell) { return cell && (isCell(cell) || cell.tagName === 'TH' && (cell.parentNode.dataset.row || cell === fresh)); }

  function focus(cell) {
    if (!stands(cell)) return;
    var before = body.querySelector('[tabindex="0"]');
    if (before) before.tabIndex = -1;
    cell.tabIndex = 0;
    cell.focus();
  }

  function rows() { return Array.from(body.rows).filter(function (row) { return row.dataset.row; }); }

  function at(cell, down, right) {
    var all = rows();
    var row = cell === fresh ? all.length : all.indexOf(cell.parentNode);
    var column = cell.cellIndex + right;
    row += down;
    if (right && column > heads.length) { column = 0; row++; }
    if (right && column < 0) { column = heads.length; row--; }
    if (row === all.length) return fresh;
    return all[row] ? all[row].cells[column] : null;
  }

  function field(cell) {
    var type = head(cell).dataset.type;
    var list = root.querySelector('.choices[data-name="' + head(cell).dataset.name + '"]');
    if (list && type !== 'texts') {
      var select = make('select');
      select.appendChild(new Option('', ''));
      Array.from(list.children).forEach(function (one) {
        select.appendChild(new Option(one.textContent, one.dataset.value));
      });
      select.appendChild(new Option(words.unknown, '?'));
      select.appendChild(new Option(words.none, '-'));
      select.value = typed(cell);
      return select;
    }
    var many = type === 'texts' || type === 'refs' || typed(cell).indexOf('\n') >= 0;
    var input = make(many ? 'textarea' : 'input');
    input.value = list && cell.className === 'known' ? cell.dataset.shown : typed(cell);
    input.spellcheck = false;
    if (!many && document.getElementById('known-' + head(cell).dataset.name)) {
      input.setAttribute('list', 'known-' + head(cell).dataset.name);
    }
    return input;
  }

  function edit(cell, begun) {
    if (!isCell(cell) || open) return;
    keep(cell);
    told.textContent = '';
    open = { cell: cell, field: field(cell), saving: false };
    open.field.setAttribute('aria-label', name(cell));
    if (begun !== undefined && open.field.tagName !== 'SELECT') open.field.value = begun;
    cell.textContent = '';
    cell.classList.add('edited');
    cell.appendChild(open.field);
    if (open.field.tagName !== 'SELECT') {
      var keys = make('div', '', 'keys');
      [['?', words.unknown], ['-', words.none]].forEach(function (one) {
        var button = make('button', one[1]);
        button.type = 'button';
        button.dataset.mark = one[0];
        keys.appendChild(button);
      });
      cell.appendChild(keys);
    }
    open.field.focus();
    if (open.field.select && begun === undefined) open.field.select();
  }

  function close() {
    var cell = open.cell;
    open = null;
    cell.classList.remove('edited', 'wrong');
    cell.textContent = cell.dataset.shown;
    return cell;
  }

  function wrong(cell, text) {
    var old = cell.querySelector('.problem');
    if (old) old.remove();
    var problem = make('p', text, 'problem');
    problem.id = 'grid-problem';
    cell.classList.add('wrong');
    cell.appendChild(problem);
    open.field.setAttribute('aria-invalid', 'true');
    open.field.setAttribute('aria-describedby', 'grid-problem');
    open.field.focus();
  }

  function both(cell, here, there) {
    told.textContent = '';
    told.appendChild(make('p', words.stale + ' ' + name(cell)));
    var list = make('dl', '', 'facts');
    [[words.there, there.shown || words.blank], [words.by, there.by + ' ' + there.at], [words.here, here || words.blank]]
      .forEach(function (pair) {
        var line = make('div');
        line.appendChild(make('dt', pair[0]));
        line.appendChild(make('dd', pair[1]));
        list.appendChild(line);
      });
    told.appendChild(list);
    var button = make('button', words.mine, 'small');
    button.type = 'button';
    button.addEventListener('click', function () { told.textContent = ''; edit(cell, here); });
    told.appendChild(button);
  }

  function save(next) {
    if (!open || open.saving) return;
    var cell = open.cell;
    var here = open.field.value;
    var was = open.field.tagName !== 'SELECT' && head(cell).dataset.type === 'texts' &&
      root.querySelector('.choices[data-name="' + head(cell).dataset.name + '"]') ? cell.dataset.shown : typed(cell);
    if (here === was) { close(); focus(next || cell); return; }
    open.saving = true;
    said.textContent = words.saving;
    post('/cells/' + cell.parentNode.dataset.row + '/' + head(cell).dataset.name, { value: here, version: cell.dataset.v })
      .then(function (answer) {
        open.saving = false;
        said.textContent = '';
        if (answer.status === 200) {
          put(close(), answer.body);
          said.textContent = words.saved + words.colon + name(cell);
          focus(next || cell);
        } else if (answer.status === 409 && answer.body.there) {
          put(close(), answer.body.there);
          both(cell, here, answer.body.there);
          focus(cell);
        } else {
          wrong(cell, answer.body.problem || answer.body.title || words.failed);
        }
      });
  }

  body.addEventListener('click', function (event) {
    var button = event.target.closest('.keys button');
    if (button && open) { open.field.value = button.dataset.mark; save(at(open.cell, 1, 0)); return; }
    var cell = event.target.closest('td, th');
    if (!stands(cell) || (open && open.cell === cell) || event.target.closest('a')) return;
    if (open) { save(cell); return; }
    focus(cell);
    edit(cell);
  });
  body.addEventListener('keydown', function (event) {
    var cell = event.target.closest('td, th');
    if (!stands(cell) || event.isComposing || event.target.closest('a')) return;
    if (open) {
      if (event.key === 'Escape') { told.textContent = ''; focus(close()); event.preventDefault(); }
      else if (event.key === 'Enter' && !event.shiftKey && event.target === open.field) { event.preventDefault(); save(at(cell, 1, 0)); }
      else if (event.key === 'Tab' && event.target === open.field) { event.preventDefault(); save(at(cell, 0, event.shiftKey ? -1 : 1)); }
      return;
    }
    var step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (step) { event.preventDefault(); focus(at(cell, step[0], step[1])); }
    else if (event.key === 'Enter' && cell === fresh) { event.preventDefault(); adding().focus(); }
    else if (event.key === 'Enter' && !isCell(cell)) { event.preventDefault(); cell.querySelector('a').click(); }
    else if (event.key === 'Enter' || event.key === 'F2') { event.preventDefault(); edit(cell); }
    else if (event.key === 'Tab') {
      var next = at(cell, 0, event.shiftKey ? -1 : 1);
      if (next && next !== cell) { event.preventDefault(); focus(next); }
    } else if (event.key === 'Process' || event.keyCode === 229) {
      edit(cell, ''); // An input method begins: its text belongs into the field.
    } else if (isCell(cell) && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      edit(cell, event.key);
    }
  });

  function problems(all) {
    told.textContent = '';
    told.appendChild(make('p', words.refused));
    var list = make('ul');
    all.forEach(function (one) { list.appendChild(make('li', one)); });
    told.appendChild(list);
    told.scrollIntoView({ block: 'nearest' });
  }

  // A block of cells from a spreadsheet: from the focused cell on, all or nothing.
  body.addEventListener('paste', function (event) {
    var cell = event.target.closest('td, th');
    if (!stands(cell)) return;
    var text = event.clipboardData.getData('text/plain');
    if (open && !/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return;
    event.preventDefault();
    if (open) close();
    block(cell === fresh ? null : cell.parentNode, cell.cellIndex, text);
  });

  function block(first, column, text) {
    var all = rows();
    var from = first ? all.indexOf(first) : all.length;
    var seen = all.slice(from).map(function (row) {
      return [row.dataset.row, row.dataset.title].concat(
        Array.from(row.cells).slice(1).map(function (cell) { return cell.dataset.v; })).join('\t');
    });
    said.textContent = words.saving;
    post('/block', {
      text: text, from: String(column), last: root.dataset.last,
      columns: heads.map(function (one) { return one.dataset.name; }).join(','), seen: seen.join('\n')
    }).then(function (answer) {
      said.textContent = '';
      if (answer.status === 200) window.location.reload();
      else problems(answer.body.problems || [answer.body.title || words.failed]);
    });
  }

  function adding() { return document.querySelector('form[action="' + root.dataset.address + '/rows"] input[name=name]'); }

  if (root.dataset.last === 'true') {
    var place = body.insertRow(-1);
    place.className = 'fresh';
    fresh = make('th', words.fresh);
    fresh.scope = 'row';
    fresh.colSpan = heads.length + 1;
    fresh.tabIndex = -1;
    place.appendChild(fresh);
  }
  rows().forEach(function (row) {
    Array.from(row.cells).forEach(function (cell) { cell.tabIndex = -1; });
  });
  var first = body.querySelector('tr[data-row] > td') || fresh;
  if (first) first.tabIndex = 0;
  body.querySelectorAll('tr[data-row] > td').forEach(keep);
})();
