-- Scenes in a real Neovim, whose keys are pressed from here: `nvim --headless --clean -c 'luafile neovim.lua'` in a folder with
-- winter.unbox and names.unbox. The Neovim that is driven reads the settings of the home folder. Prints a line a scene.
local PATIENCE = 60000   -- milliseconds, on a busy machine

local editor = vim.fn.jobstart({ vim.v.progpath, '--embed', '--headless', 'winter.unbox' }, { rpc = true })

local function say(text)
  io.stdout:write(text, '\n')
  io.stdout:flush()
end

-- Carries out Lua in the driven editor, and gives what it returns.
local function ask(code, ...)
  return vim.fn.rpcrequest(editor, 'nvim_exec_lua', code, { ... })
end

local function press(keys)
  vim.fn.rpcrequest(editor, 'nvim_input', keys)
end

-- Waits until a condition of the driven editor holds, and gives its value.
local function wait(code, ...)
  local given, value = { ... }, nil
  local held = vim.wait(PATIENCE, function()
    value = ask(code, unpack(given))
    return value ~= vim.NIL and value ~= false
  end, 10)
  if not held then
    error('this never came: ' .. code, 2)
  end
  return value
end

-- Waits until a question of the editor to the person stands at the bottom.
local function wait_for_question()
  local asked = vim.wait(PATIENCE, function()
    local mode = vim.fn.rpcrequest(editor, 'nvim_get_mode')
    return mode.blocking or mode.mode:match('^[cr]') ~= nil
  end, 10)
  assert(asked, 'no question came')
end

local function line(number)
  return ask('return vim.fn.getline(...)', number)
end

local function see(expected, actual)
  if expected ~= actual then
    error(('expected %q, but there is %q'):format(expected, tostring(actual)), 2)
  end
end

local failed = 0
local function scene(name, act)
  local good, problem = pcall(act)
  say(('neovim: %s %s'):format(good and 'ok    ' or 'FAILED', name))
  if not good then
    say('  ' .. tostring(problem))
    failed = failed + 1
  end
end

-- Completes at the caret and takes the proposal of a label.
local function take(label)
  press('<C-x><C-o>')
  local at = wait([[
    local label = ...
    for at, item in ipairs(vim.fn.complete_info({ 'items' }).items) do
      if item.abbr == label then return at end
    end
    return false]], label)
  local first = ask('return vim.o.completeopt'):find('noselect') and -1 or 0
  wait('return vim.fn.complete_info({ "selected" }).selected == ...', first)
  press(('<C-n>'):rep(at - 1 - first))
  wait('return vim.fn.complete_info({ "selected" }).selected == ...', at - 1)
  press('<C-y><Esc>')
  wait('return vim.fn.mode() == "n"')
end

scene('the server attaches to a script, and the text is coloured', function()
  wait('return #(vim.lsp.get_clients or vim.lsp.get_active_clients)() == 1')
  wait('return (vim.lsp.get_clients or vim.lsp.get_active_clients)()[1].initialized or false')
  see('unbox', ask('return vim.bo.filetype'))
  local function colour(of)
    return ask([[vim.fn.search(..., 'cw')
      return vim.fn.synIDattr(vim.fn.synID(vim.fn.line('.'), vim.fn.col('.'), 1), 'name')]], of)
  end
  see('unboxDeclaration', colour('experiment'))
  see('unboxText', colour('landscape'))
  see('unboxStatement', colour('seed'))
  see('unboxComment', colour('/// Snow'))
end)

scene('a mistake is shown where it is, and a code action mends it', function()
  press('/add snow<CR>wcwsnwo<Esc>')
  local problem = wait([[return vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR })[1] or false]])
  see('unknown-name', problem.code)
  see(line('.'):find('snwo') - 1, problem.col)
  press('gra')
  wait_for_question()
  press('1<CR>')
  wait('return vim.fn.getline(".") == "  add snow by strength in ground"')
  wait('return #vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR }) == 0')
end)

scene('a word completes', function()
  press('oscal')
  take('scale')
  see('  scale', line('.'):gsub('^%s*', '  '))
  press('dd')
end)

scene('a feature completes by its label', function()
  press('Gofeature cold = up.0.1#snow')
  take('up.0.1#294 snow')
  see('feature cold = up.0.1#294 "snow"', line('.'))
  press('ofeature lights = up.0.1#night')
  take('up.0.1#419 snow, night')
  see('feature lights = up.0.1#419 "snow, night"', line('.'))
  press('kdj')
end)

scene('hovering tells about a feature', function()
  press('/add snow<CR>wK')
  local told = wait([[
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
      end
    end
    return false]])
  assert(told:find('up.0.1#294', 1, true), told)
end)

scene('the definition is found in another file', function()
  press('gd')
  wait('return vim.fn.expand("%:t") == "names.unbox"')
  see('feature snow = up.0.1#294 "snow"', line('.'))
end)

scene('a name is renamed in all files', function()
  press('grn')
  wait_for_question()
  press('<C-u>ice<CR>')
  wait('return vim.fn.getline(".") == "feature ice = up.0.1#294 \\"snow\\""')
  press(':wall<CR>:edit winter.unbox<CR>')
  wait('return vim.fn.search("add ice by strength in ground", "cw") > 0')
  wait('return #vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR }) == 0')
end)

scene('the text is laid out', function()
  press(':%s/seed *3/seed      3/<CR>:%s/add ice by/add    ice   by/<CR>')
  wait('return vim.fn.search("add    ice   by", "cw") > 0')
  press('<Space>f')
  wait('return vim.fn.search("^  add ice by strength in ground$", "cw") > 0')
  see(1, ask('return vim.fn.search("^  seed   3", "cw") > 0 and 1 or 0'))
end)

scene('what a run says leads to the place', function()
  press('/add ice<CR>A x<Esc>:write | silent make!<CR>')
  local place = wait([[
    local found = vim.tbl_filter(function(each) return each.valid == 1 end, vim.fn.getqflist())[1]
    return found and { file = vim.fn.bufname(found.bufnr), line = found.lnum, text = found.text } or false]])
  see('winter.unbox', place.file)
  see(8, place.line)
  assert(place.text:find('is not expected', 1, true), place.text)
  press('u:write<CR>')
end)

-- Writes a beginning behind the caret and takes the proposal of a label.
local function write(beginning, label)
  press('a' .. beginning)
  take(label)
end

scene('an experiment is written with proposals', function()
  press(':edit story.unbox<CR>')
  write('imp', 'import')
  write(' "na', 'names.unbox')
  write('"<CR>mod', 'model')
  write(' "la', 'landscape')
  write('"<CR>ed', 'edit')
  write(' cold {<CR>ad', 'add')
  write(' ic', 'ice')
  write(' by 8<CR>}<CR>exp', 'experiment')
  write(' story {<CR>pro', 'prompt')
  write(' "a meadow"<CR>ed', 'edit')
  write(' co', 'cold')
  press('a<CR>}<Esc>')
  press(':write<CR>')
  wait('return not vim.bo.modified')
  see(table.concat({ 'import "names.unbox"', 'model "landscape"', 'edit cold {', '  add ice by 8', '}', 'experiment story {',
    '  prompt "a meadow"', '  edit cold', '}' }, '\n'), ask('return table.concat(vim.fn.getline(1, "$"), "\\n")'))
  wait('return #vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR }) == 0')
end)

scene('nothing went wrong that the logs know of', function()
  local said = ask('return vim.fn.execute("messages")')
  assert(not said:find('E%d+:') and not said:find('[Ee]rror'), said)
  local log = ask('return vim.lsp.get_log_path()')
  for _, words in ipairs(vim.fn.filereadable(log) == 1 and vim.fn.readfile(log) or {}) do
    local stale = words:find('code = -32801', 1, true)   -- the text has changed meanwhile
    assert(stale or not words:find('[ERROR]', 1, true) and not words:find('[WARN]', 1, true), words)
  end
end)

press('<Esc>:qall!<CR>')
local ended = vim.fn.jobwait({ editor }, PATIENCE)[1]
scene('the editor ends', function() see(0, ended) end)
vim.cmd(failed == 0 and 'qall!' or 'cquit!')
