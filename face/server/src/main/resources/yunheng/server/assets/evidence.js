// Uploads in parts that go on where they were cut off, whole folders, and pasted pictures.
(function () {
  'use strict';
  if (window.yunhengUploads) return;
  window.yunhengUploads = true;
  var LEFT_OUT = /^(\.|~\$)|^(Thumbs\.db|desktop\.ini)$/;
  var PART = 4 * 1024 * 1024;
  var LONGEST_WAIT = 30000;

  function pause(milliseconds) {
    return new Promise(function (resolve) { setTimeout(resolve, milliseconds); });
  }

  function make(tag, text, name) {
    var element = document.createElement(tag);
    if (text) element.textContent = text;
    if (name) element.className = name;
    return element;
  }

  function Refused(problem, status) {
    this.problem = problem;
    this.status = status;
  }

  function Desk(root) {
    var self = this;
    this.root = root;
    this.form = root.querySelector('form');
    this.input = root.querySelector('input[type=file]');
    this.list = root.querySelector('.sending');
    this.fixed = root.dataset.fixed;
    this.words = {};
    root.querySelectorAll('.word').forEach(function (word) {
      self.words[word.dataset.name] = word.textContent;
    });
    this.last = Promise.resolve();
    this.open = 0;
    this.input.multiple = !this.fixed;
    this.form.addEventListener('submit', function (event) {
      event.preventDefault();
      event.stopPropagation();
      self.take(Array.from(self.input.files).map(function (file) { return { file: file, path: file.name }; }));
      self.input.value = '';
    }, true);
    root.querySelectorAll('.plain').forEach(function (hint) { hint.hidden = true; });
    root.querySelectorAll('.scripted').forEach(function (hint) { hint.hidden = false; });
    var onto = this.fixed ? root : document;
    onto.addEventListener('dragover', function (event) {
      event.preventDefault();
      root.classList.add('over');
    });
    onto.addEventListener('dragleave', function () { root.classList.remove('over'); });
    onto.addEventListener('drop', function (event) {
      event.preventDefault();
      root.classList.remove('over');
      self.dropped(event.dataTransfer);
    });
    if (!this.fixed) {
      this.folders();
      document.addEventListener('paste', function (event) { self.pasted(event); });
    }
  }

  Desk.prototype.say = function (name, value) {
    return (this.words[name] || name).replace('{0}', value === undefined ? '' : value);
  };

  Desk.prototype.folders = function () {
    var self = this;
    var id = this.input.id + '-folder';
    var label = make('label', this.say('folder'));
    var input = make('input');
    input.type = 'file';
    input.id = id;
    input.className = 'folder';
    label.htmlFor = id;
    input.webkitdirectory = true;
    input.addEventListener('change', function () {
      self.take(Array.from(input.files).map(function (file) {
        return { file: file, path: file.webkitRelativePath || file.name };
      }));
      input.value = '';
    });
    var field = make('div', '', 'field file');
    field.append(label, input);
    this.form.insertBefore(field, this.form.querySelector('.submit'));
  };

  Desk.prototype.dropped = function (data) {
    var self = this;
    var entries = Array.from(data.items || []).map(function (item) {
      return item.webkitGetAsEntry ? item.webkitGetAsEntry() : null;
    }).filter(Boolean);
    if (this.fixed || entries.length === 0) {
      this.take(Array.from(data.files).map(function (file) { return { file: file, path: file.name }; }));
      return;
    }
    Promise.all(entries.map(walk)).then(function (all) { self.take(all.flat()); });
  };

  function walk(entry) {
    if (entry.isFile) {
      return new Promise(function (resolve) {
        entry.file(function (file) {
          resolve([{ file: file, path: entry.fullPath.replace(/^\//, '') }]);
        }, function () { resolve([]); });
      });
    }
    var reader = entry.createReader();
    function more() {
      return new Promise(function (resolve) { reader.readEntries(resolve, function () { resolve([]); }); })
        .then(function (some) {
          return some.length === 0 ? [] : Promise.all(some.map(walk)).then(function (all) {
            return more().then(function (rest) { return all.flat().concat(rest); });
          });
        });
    }
    return more();
  }

  Desk.prototype.pasted = function (event) {
    var self = this;
    var files = Array.from(event.clipboardData ? event.clipboardData.files : []);
    if (files.length === 0) return;
    event.preventDefault();
    this.take(files.map(function (file) {
      var now = new Date();
      var stamp = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
      var end = (/\.[a-z0-9]{1,5}$/i.exec(file.name) || ['.png'])[0];
      return { file: file, path: self.say('pasted') + '-' + stamp + end };
    }));
  };

  Desk.prototype.take = function (files) {
    var self = this;
    var folded = this.root.closest('details');
    if (folded) folded.open = true;
    files.filter(function (one) {
      return one.path.split('/').every(function (part) { return !LEFT_OUT.test(part); });
    }).forEach(function (one) {
      var sending = new Sending(self, one.file, self.fixed || one.path);
      self.open++;
      self.last = self.last.then(function () { return sending.run(); }).then(function () { self.open--; });
    });
    window.onbeforeunload = function () { return self.open > 0 ? true : undefined; };
    this.last.then(function () {
      window.onbeforeunload = null;
      if (self.open === 0) refresh();
    });
  };

  // What the page says of what is there is read again, in its place.
  function refresh() {
    if (!document.querySelector('.refreshed')) return Promise.resolve();
    return fetch(location.href, { credentials: 'same-origin', headers: { 'Accept': 'text/html' } }).then(function (answer) {
      if (!answer.ok) return undefined;
      return answer.text().then(function (text) {
        var fresh = new DOMParser().parseFromString(text, 'text/html');
        document.querySelectorAll('.refreshed').forEach(function (old) {
          var part = fresh.getElementById(old.id);
          if (!part) return;
          old.replaceWith(part);
          if (window.htmx) window.htmx.process(part);
        });
      });
    }).catch(function () {});
  }

  Desk.prototype.ask = function (address, options) {
    var headers = Object.assign({ 'Accept': 'application/json', 'X-XSRF-TOKEN': this.root.dataset.csrf }, options.headers);
    return fetch(address, Object.assign({}, options, { headers: headers, credentials: 'same-origin', redirect: 'error' }))
      .then(function (answer) {
        return answer.text().then(function (text) {
          var body = {};
          try { body = JSON.parse(text); } catch (e) { body = {}; }
          if (!answer.ok) throw new Refused(body.title || String(answer.status), answer.status);
          return body;
        });
      });
  };

  Desk.prototype.post = function (address, values) {
    return this.ask(address, { method: 'POST', body: new URLSearchParams(values) });
  };

  function Sending(desk, file, path) {
    this.desk = desk;
    this.file = file;
    this.path = path;
    this.row = make('li');
    this.name = make('span', path, 'name');
    this.bar = make('progress');
    this.bar.max = Math.max(1, file.size);
    this.bar.value = 0;
    this.bar.setAttribute('aria-label', path);
    this.told = make('span', desk.say('waits'), 'told');
    this.choices = make('span', '', 'several');
    this.row.append(this.name, this.bar, this.told, this.choices);
    desk.list.append(this.row);
  }

  Sending.prototype.tell = function (text, tone) {
    this.told.textContent = text;
    this.row.className = tone || '';
  };

  Sending.prototype.run = function () {
    var self = this;
    if (this.file.size === 0) {
      this.tell(this.desk.say('empty'), 'bad');
      return Promise.resolve();
    }
    return this.begin().then(function (state) {
      self.address = state.address;
      return self.parts(state.received);
    }).then(function () {
      self.tell(self.desk.say('reads'));
      return self.finish(self.desk.fixed ? { as: 'version' } : {});
    }).catch(function (problem) {
      self.tell(self.desk.say('failed', problem instanceof Refused ? problem.problem : ''), 'bad');
    });
  };

  Sending.prototype.mark = function () {
    return 'yunheng-upload:' + this.address;
  };

  Sending.prototype.begin = function () {
    var self = this;
    var left = Array.from(this.desk.root.querySelectorAll('.unfinished')).filter(function (one) {
      return one.dataset.path === self.path && Number(one.dataset.size) === self.file.size
        && localStorage.getItem('yunheng-upload:' + one.dataset.address) === String(self.file.lastModified);
    })[0];
    if (left) {
      this.tell(this.desk.say('resume'));
      return this.desk.ask(left.dataset.address + '/state', { method: 'GET' }).catch(function (problem) {
        if (problem instanceof Refused && problem.status === 404) return self.fresh();
        throw problem;
      });
    }
    return this.fresh();
  };

  Sending.prototype.fresh = function () {
    var self = this;
    var values = {};
    new FormData(this.desk.form).forEach(function (value, name) {
      if (typeof value === 'string') values[name] = value;
    });
    values.path = this.path;
    values.size = String(this.file.size);
    return this.desk.post(this.desk.root.dataset.begin, values).then(function (state) {
      self.address = state.address;
      localStorage.setItem(self.mark(), String(self.file.lastModified));
      return state;
    });
  };

  // A connection that breaks is waited for; the server says where to go on.
  Sending.prototype.parts = function (received) {
    var self = this;
    var wait = 500;
    function next(offset) {
      self.bar.value = offset;
      if (offset >= self.file.size) return Promise.resolve();
      self.tell(self.desk.say('runs', Math.floor(offset * 100 / self.file.size) + ' %'));
      var part = self.file.slice(offset, Math.min(self.file.size, offset + Math.min(PART, Number(self.desk.root.dataset.largest))));
      return self.desk.ask(self.address + '/part?offset=' + offset, {
        method: 'POST', body: part, headers: { 'Content-Type': 'application/octet-stream' }
      }).then(function (state) {
        wait = 500;
        return next(state.received);
      }, function (problem) {
        if (problem instanceof Refused && problem.status < 500 && problem.status !== 409) throw problem;
        self.tell(self.desk.say('broken'), 'warn');
        return pause(wait).then(function () {
          wait = Math.min(LONGEST_WAIT, wait * 2);
          return again();
        });
      });
    }
    function again() {
      return self.desk.ask(self.address + '/state', { method: 'GET' }).then(function (state) {
        return next(state.received);
      }, function (problem) {
        if (problem instanceof Refused && problem.status < 500) throw problem;
        return pause(wait).then(function () {
          wait = Math.min(LONGEST_WAIT, wait * 2);
          return again();
        });
      });
    }
    return next(received);
  };

  // The digests of a large file take minutes; where the connection breaks meanwhile it is asked again.
  Sending.prototype.finish = function (values, again) {
    var self = this;
    return this.desk.post(this.address + '/finish', values).then(function (end) {
      self.choices.textContent = '';
      if (end.state === 'added') self.added(end);
      else self.decide(end);
    }, function (problem) {
      if (problem instanceof Refused) {
        if (!again || problem.status !== 404) throw problem;
        self.gone();
        self.tell(self.desk.say('done'), 'good');
        return undefined;
      }
      self.tell(self.desk.say('broken'), 'warn');
      return pause(3000).then(function () { return self.finish(values, true); });
    });
  };

  // What the page listed as unfinished is finished or dropped now.
  Sending.prototype.gone = function () {
    localStorage.removeItem(this.mark());
    document.querySelectorAll('tbody a[href="' + this.address + '"]').forEach(function (link) {
      link.closest('tr').remove();
    });
  };

  Sending.prototype.added = function (end) {
    this.gone();
    this.bar.value = this.bar.max;
    this.tell(this.desk.say(end.differs ? 'differs' : 'done'), end.differs ? 'warn' : 'good');
    var link = make('a', this.name.textContent);
    link.href = end.address;
    this.name.textContent = '';
    this.name.append(link);
    if (this.desk.open === 0) refresh();
  };

  Sending.prototype.decide = function (end) {
    var self = this;
    this.tell(this.desk.say(end.state, end.path), 'warn');
    if (end.state === 'same') this.choice('anyway', function () { return self.finish({ as: 'anyway' }); });
    if (end.state === 'taken') {
      if (end.replaceable) this.choice('version', function () { return self.finish({ as: 'version' }); });
      this.choice('rename', function () {
        var other = window.prompt(self.desk.say('other'), self.path);
        if (!other) return Promise.resolve();
        return self.finish({ path: other }).then(function () { self.path = other; });
      });
    }
    this.choice('skip', function () {
      return self.desk.ask(self.address + '/drop', { method: 'POST', redirect: 'manual' }).catch(function () {}).then(function () {
        self.gone();
        self.choices.textContent = '';
        self.tell(self.desk.say('skipped'));
      });
    });
  };

  Sending.prototype.choice = function (name, act) {
    var self = this;
    var button = make('button', this.desk.say(name), 'small');
    button.type = 'button';
    button.addEventListener('click', function () {
      act().catch(function (problem) {
        self.tell(self.desk.say('failed', problem instanceof Refused ? problem.problem : ''), 'bad');
      });
    });
    this.choices.append(button);
  };

  document.querySelectorAll('.upload').forEach(function (root) { new Desk(root); });
})();
