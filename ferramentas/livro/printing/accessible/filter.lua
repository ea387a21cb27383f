-- What pandoc would lose of the EPUB on the way to Typst: alternative texts, languages, numbers of
-- equations, boxes and places that links lead to.

local function typst(text)
  return pandoc.RawInline('typst', text)
end

local function raw_block(text)
  return pandoc.RawBlock('typst', text)
end

local function quoted(text)
  return '"' .. text:gsub('\\', '\\\\'):gsub('"', '\\"'):gsub('%s+', ' ') .. '"'
end

local function written(inline)
  local text = pandoc.write(pandoc.Pandoc { pandoc.Plain { inline } }, 'typst')
  return (text:gsub('%s+$', ''))
end

local function anchor(identifier)
  return '#metadata(none) <' .. identifier .. '>'
end

local function formula(math)
  return '#[#set math.equation(alt: ' .. quoted(math.text) .. '); ' .. written(math) .. ']'
end

local function numbered_formula(div)
  local number, math = 'none', nil
  div:walk {
    Span = function(span)
      if span.classes:includes('eqno') then number = quoted(pandoc.utils.stringify(span)) end
    end,
    Math = function(found) math = found end,
  }
  local place = div.identifier ~= '' and anchor(div.identifier) or ''
  return raw_block(place .. '#equacao(' .. number .. ')[' .. formula(math) .. ']')
end

local function boxed(div, name)
  local blocks = pandoc.Blocks { raw_block('#' .. name .. '[') }
  blocks:extend(div.content)
  blocks:insert(raw_block(']'))
  return blocks
end

local boxes = {
  admonition = 'caixa', abertura = 'abertura', proxima = 'proxima',
  ['admonition-title'] = 'titulo', ['framework-label'] = 'rotulo',
}

local function inline_formula(math)
  return typst(formula(math))
end

local function picture(image)
  local text = pandoc.utils.stringify(image.caption)
  return typst('#image(' .. quoted(image.src) .. ', alt: ' .. quoted(text) .. ')')
end

local function place(span)
  local inlines = pandoc.Inlines {}
  if span.identifier ~= '' then inlines:insert(typst(anchor(span.identifier))) end
  if span.attributes.lang then inlines:insert(typst('#text(lang: "' .. span.attributes.lang .. '")[')) end
  inlines:extend(span.content)
  if span.attributes.lang then inlines:insert(typst(']')) end
  return inlines
end

-- In the index, a link says the page that it leads to, and its tables only put entries side by side.
local function index_without_tables(div)
  return div:walk {
    Link = function(link)
      local target = link.target:match('^#(.+)')
      if target and pandoc.utils.stringify(link):match('^%[%d+%]$') then
        return typst('#pagina(<' .. target .. '>)')
      end
    end,
    Header = function(header)
      if header.level == 1 then return nil end
      local letter = pandoc.utils.stringify(header)
      return raw_block('#letra[' .. letter .. '] <' .. header.identifier .. '>')
    end,
    Table = function(table)
      local blocks = pandoc.Blocks {}
      for _, body in ipairs(table.bodies) do
        for _, row in ipairs(body.body) do
          for _, cell in ipairs(row.cells) do blocks:extend(cell.contents) end
        end
      end
      return blocks
    end,
  }
end

local function div_to_blocks(div)
  if div.classes:includes('math') then return numbered_formula(div) end
  for class, name in pairs(boxes) do
    if div.classes:includes(class) then return boxed(div, name) end
  end
  if div.classes:includes('genindex') then div = index_without_tables(div) end
  -- The others only hold the style of the EPUB; a chapter inside a box could not begin a page.
  local blocks = pandoc.Blocks {}
  if div.identifier ~= '' then blocks:insert(raw_block(anchor(div.identifier))) end
  blocks:extend(div.content)
  return blocks
end

return {
  { Div = div_to_blocks },
  { Math = inline_formula, Image = picture, Span = place },
}
