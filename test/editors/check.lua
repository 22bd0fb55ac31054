-- Run by nvim in the tests, behind the snippet of docs/editors.md: writes what the editor knows of the document.
local found = {}
vim.wait(60000, function() found = vim.diagnostic.get(0); return #found > 0 end, 100)
local position = { line = found[1] and found[1].lnum or 0, character = found[1] and found[1].col or 0 }
local document = { uri = vim.uri_from_bufnr(0) }
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 20000) or {}
  for _, answer in pairs(answers) do return answer.result end
end
local told = {
  marks = vim.tbl_map(function(mark) return { line = mark.lnum + 1, text = mark.message } end, found),
  hover = ask('textDocument/hover', { textDocument = document, position = position }).contents.value,
  actions = vim.tbl_map(function(action) return action.title end, ask('textDocument/codeAction', {
    textDocument = document,
    range = { start = position, ['end'] = position },
    context = { diagnostics = {} },
  }) or {}),
}
vim.fn.writefile({ vim.fn.json_encode(told) }, vim.env.TOLD)
vim.cmd('qa!')
