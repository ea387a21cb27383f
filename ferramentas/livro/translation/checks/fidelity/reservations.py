"""Words of reservation and of quantity: which kind each is of, in either language."""

KINDS: dict[str, tuple[str, str]] = {
    # kind: the words that count, and those that may stand for one of them on the other side
    "sempre": (
        "sempre|always",
        "whenever|todas? as vezes|each|every|eternamente|nem sempre|all|any",
    ),
    "às vezes": (
        "às vezes|por vezes|raramente|sometimes|occasionally|rarely|seldom",
        "ocasionalmente|pouc[oa]s? vez(?:es)?|may|can",
    ),
    "quase": (
        "quase|dificilmente|almost|nearly|hardly|scarcely",
        "barely|mal|praticamente",
    ),
    "talvez": (
        "talvez|quem sabe|perhaps|maybe",
        "may|might|pode até",
    ),
    "provavelmente": (
        "provavelmente|probably|likely",
        r"prováve\w+|probab\w+|chance\w*|tend\w+|fácil|possi\w+|poss[íi]ve\w+",
    ),
    "certamente": (
        "certamente|com certeza|sem dúvida|certainly|surely",
        "definitely|undoubtedly|doubt|clearly|indeed|sure|of course",
    ),
    "totalmente": (
        "totalmente|completamente|inteiramente|completely|entirely|totally",
        r"fully|wholly|all|quite|whole|perfectly|total\w*|tod[oa]s?|complet\w+|inteir[oa]s?"
        "|entire",
    ),
    "exatamente": (
        "exatamente|exactly",
        r"precis\w+|exat\w+|exact|just|right|same|justamente",
    ),
    "cerca de": (
        "cerca de|aproximadamente|approximately|roughly",
        r"about|around|close|near\w*|some|almost|perto|quase|uns|umas|por volta|mais ou menos"
        r"|grosso modo|aproxim\w+|order|ordem",
    ),
    "costuma": (
        r"costum\w+|normalmente|geralmente|em geral|muitas vezes|frequentemente|tantas vezes"
        "|usually|typically|often|commonly|(?<!is )(?<!are )(?<!be )used to",
        r"comum\w*|general\w*|maioria das vezes|geral\w*|freq[uü]\w+|usual\w*|tradicional\w*"
        r"|típic\w+|tipic\w+|normal\w*|comum|comuns|frequent\w*|most|tend\w*|maior parte",
    ),
    "todos": (
        "todos|todas|tudo|(?<!de )cada|(?<!at )(?<!after )all|each(?! other)|every|everything",
        r"de cada|any\w*|at all|after all|inteir\w+|individual\w*|respectiv\w+|both|entire\w*"
        "|whole|qualquer|quaisquer|tod[oa]|ambos|ambas|everyone",
    ),
    "alguns": (
        "alguns|algumas|several",
        "some|a few|certain|any|vári[oa]s|divers[oa]s|number|various|couple|many|multiple"
        "|muit[oa]s|cert[oa]s|uns|umas|pouc[oa]s|few|handful",
    ),
    "muitos": (
        "muit[oa]s|many",
        r"most|lots?|several|various|numerous|often|multiple|widely|common\w*|plenty"
        r"|frequent\w*|vári[oa]s|divers[oa]s|inúmer[oa]s|numeros[oa]s|tant[oa]s|demais"
        r"|dezenas?|maioria|quant[oa]s|muito|a number|countless|number|quantity|abund\w+",
    ),
    "pouco": (
        "(?<!aos )(?<!há )(?<!em )(?<!um )pouc[oa]s?|(?<!a )few|(?<!a )little",
        r"um pouco|few\w*|little|infreq\w+|in a nutshell|slight\w*|barely|hardly|scarcely"
        r"|rare\w*|seldom|a bit|somewhat|poor\w*|handful|algu\w+|ligeir\w+|raramente|mal"
        "|couple|scarce|bit",
    ),
    "dever": (
        "dev(?:e|em|emos|eria|eriam|ia|iam|erá|erão)|must|should|ought",
        r"have to|has to|had to|need\w*|requir\w+|suppos\w+|shall|due|ow\w+|precis\w+"
        r"|t[eê][mr]\w* (?:de|que)|necess\w+|obrig\w+|exig\w+|result\w*|expect\w*|convém",
    ),
    "poder": (
        "pod(?:e|em|emos|eria|eriam|íamos)",
        r"can|could|may|might|able|possib\w+|capab\w+|allow\w*|enabl\w+|let|potential\w*|would"
        r"|will|cannot|can['’]t|likely|power\w*|easy|easily|possible",
    ),
    "menos": (
        "menos|less|fewer|least",
        r"lesser|unless|except|exceto|salvo|small\w*|low\w*|mitigat\w*|reduc\w*|reduz\w*"
        r"|decreas\w*|minus|below|menor(?:es)?|pouc\w+|inferior\w*|abaixo|diminu\w+|not as"
        "|to a lesser",
    ),
    "mais": (
        "(?:(?<!no )more)",
        r"mais|maior(?:es)?|melhor(?:es)?|além|superior\w*|acima|adicion\w+|aument\w+|demais"
        r"|pior\w*|\w+íssim\w+",
    ),
    "maior": (
        "maior(?:es)?|larger|greater|bigger|higher",
        r"larg\w+|great\w*|big\w*|high\w*|more|most|major\w*|maxim\w*|max|long\w*|above"
        r"|exceed\w*|increas\w*|superior\w*|main\w*|strong\w*|heav\w*|wid\w*|better|mais|acima"
        r"|cresc\w+|aument\w+|grand\w+|alt[oa]s?|melhor\w*|além|excede\w*|ultrapass\w*"
        r"|passa\w*|bulk|expan\w+",
    ),
    "menor": (
        "menor(?:es)?|smaller|lower",
        r"small\w*|less\w*|low\w*|few\w*|minim\w*|min|minor|least|short\w*|below|reduc\w*"
        r"|decreas\w*|under|young\w*|narrow\w*|weak\w*|slight\w*|tiny|menos|inferior\w*|abaixo"
        r"|pequen\w+|baix\w+|reduz\w*|diminu\w*|mínim\w+|shrink\w*|shrunk|declin\w+",
    ),
    "antes": (
        "antes|before",
        r"prior|previous\w*|earlier|ahead|former\w*|preced\w*|already|once|advance|anterior\w*"
        r"|previ\w+|perante|diante|preced\w+",
    ),
    "depois": (
        "depois|(?<!named )after(?! all)|afterwards",
        r"then|later|next|follow\w*|subsequent\w*|once|latter|since|thereafter|past|beyond"
        r"|após|pós|segu\w+|a partir|posterior\w*|uma vez|passad\w+|desde|ap[óo]s|então"
        "|even after|por fim",
    ),
    "embora": (
        "embora|apesar|although|though|albeit|despite",
        "even|while|whereas|but|however|spite|nonetheless|nevertheless|still|ainda|mesmo|mas"
        "|porém|no entanto|contudo|todavia|enquanto|se bem que|entretanto",
    ),
    "porque": (
        "porque|because",
        r"since|due|reason\w*|why|given|caus\w+|hence|thus|therefore|pois|já que|uma vez que"
        "|devido|como|visto|razão|motivo|portanto|graças|porquê",
    ),
    "só": (
        "só|apenas|somente|only|merely|solely",
        r"just|simply|alone|mere|single|unique\w*|exclusiv\w+|unless|until|but|sole|simple"
        r"|barely|únic\w+|simples\w*|mer[oa]s?|sozinh\w+|mal|bast\w+|nothing|exceto|senão"
        r"|limit\w+|pelo menos|unic\w+|puramente|purely|pure",
    ),
    "também": (
        "também|also",
        r"too|well|likewise|both|similar\w*|even|again|addition\w*|moreover|further\w*|either"
        r"|neither|besides|equal\w*|same|including|still|além|ainda|igual\w*|tampouco|nem|até"
        r"|inclusive|mesm[oa]s?|adicion\w+",
    ),
}
