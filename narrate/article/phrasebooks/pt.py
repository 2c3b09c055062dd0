"""Portuguese."""

from __future__ import annotations

from narrate.article.phrasebooks import Phrasebook

BOOK = Phrasebook(
    share="""
        (compartilhar|compartilhe|partilhar|partilhe|compartilhe (isso|esta|este|no|nas|via) …)
        (compartilhar|compartilhe|partilhar|partilhe) (esta|este|a|o|no|na|em|via) …
        (imprimir|enviar por e-?mail|copiar link|copiar o link|salvar|guardar|tuitar|enviar)
        ~(imprimir|guardar|salvar|enviar|favoritos)
        (siga-nos|siga|acompanhe)(-| )(nos|o .{1,40} n[oa]s?|a .{1,40} n[oa]s?) …
        siga-nos …
        # (compartilhamentos|partilhas|curtidas|gostos)
        clique para (compartilhar|partilhar|imprimir|enviar) …
        (curtir|gosto) …
    """,
    more="""
        (leia|veja|ouça|confira|assista|ler) (também|mais|ainda|aqui|a íntegra|a reportagem) ?:? …
        (saiba mais|veja mais|leia mais|mais informações|para saber mais|não perca) ?:? …
        (continue lendo|continuar a ler|continuar lendo|ver mais|ler mais|clique aqui|continua após a publicidade) …
        ~(relacionado|vídeo|análise|opinião|galeria|fotos|podcast) ?: …
        o artigo continua (após|abaixo) …
    """,
    related="""
        (artigos|notícias|matérias|conteúdos?|posts|reportagens|temas|assuntos) (relacionad[oa]s?|semelhantes|recomendad[oa]s) …
        (você|talvez|também) (também )?(pode|poderá|vai) (gostar|se interessar|interessar) …
        (pode|poderá|talvez) (também )?(lhe |te )?(interessar|interesse) …
        (as |os )?mais (lid[oa]s|vist[oa]s|recentes|populares|comentad[oa]s|partilhad[oa]s) …
        (últimas|outras|mais|principais) (notícias|matérias) …
        (artigo|post|notícia) (anterior|seguinte) …
        ~(relacionadas|relacionados|recomendados|anterior|próximo|seguinte|destaques|tendências)
        ~mais (de|em|sobre|do|da) …
    """,
    navigation="""
        (voltar|ir|regressar) (ao|para o) (topo|início)( da página)?
        (pular|ir|saltar|avançar) para o (conteúdo|menu) …
        ~(início|menu|buscar|busca|pesquisar|pesquisa|fechar|política|economia|esportes?|desporto|cultura|mundo|opinião)
        (menu principal|abrir menu|fechar menu|mapa do site|voltar à página inicial|página inicial)
        (entrar|iniciar sessão|cadastre-se|criar conta|minha conta|sair|registar|registe-se|login)
        (entrar|login|iniciar sessão) (ou|/|\\|) (cadastre-se|criar conta|registar)
        (política de privacidade|termos de uso|termos e condições|quem somos|contato|contacto|anuncie|fale conosco)
        ((privacidade|termos|contato|contacto|publicidade|cookies|anuncie)[ |·/•,]*){2,}
        (ampliar|ver) (foto|imagem) …
        você está aqui …
    """,
    newsletter="""
        (newsletter|newsletters|boletim)
        (inscreva-se|assine|cadastre-se|receba|subscreva|registe-se) .*(newsletter|boletim|e-mail|email|notícias|grátis) …
        (seu |o seu |digite seu |insira seu )?(e-mail|email|endereço de e-?mail) …
        (pode|você pode) cancelar .*(subscrição|inscrição|momento) …
        (inscreva-se|subscrever|subscreva)
    """,
    subscription="""
        (conteúdo|artigo|matéria) (exclusiv[oa] |reservad[oa] )?(só |apenas )?(para|a) (assinantes|membros) …
        (já é|é|já sou) assinante ?\\? …
        (assine|torne-se assinante|assine já|faça login) (para|e|por|agora|já|a partir) …
        (apoie|apoia|contribua com) (o |a |nosso |nossa |este )?(jornalismo|trabalho) …
        (faça uma doação|seja assinante|seja membro|doe|assine já)
        restam-lhe # …
    """,
    cookies="""
        (utilizamos|usamos|este site|este sítio|o nosso site|nosso site|nós) .*cookies …
        ao (continuar|navegar|utilizar) .*cookies …
        (aceitar|rejeitar) (todos|tudo|cookies|os cookies|e fechar)
        (configurações|definições|gerir|gerenciar) (de |os )?cookies …
        ~(aceitar|rejeitar|aceito|concordo)
    """,
    comment_form="""
        (deixe|deixar|escreva|escrever|publique|publicar|faça|adicione|adicionar) (um|uma|o seu|seu) (comentário|resposta) …
        o seu endereço de e-?mail não será publicado …
        (os )?campos obrigatórios (são|estão) …
        (é preciso|você precisa|tem de|faça login|inicie sessão) .*(comentar|comentário) …
        (salvar|guardar) (o )?meu nome, .*navegador …
        (os )?comentários (estão )?(encerrados|fechados|desativados) …
        cancelar resposta
        (nome|e-mail|email|site|comentário) ?\\*
        (publicar|enviar) comentário
    """,
    comments="""
        # (comentários?|respostas?) …
        (comentários?|respostas) ?\\(?#\\)?
        ~(comentários?|debate|respostas|comentários dos leitores)
        (ver|ler|mostrar|participe da|junte-se à) (os |a |todos os )*(comentários|conversa|debate|# comentários) …
        # (comentários|pensamentos|respostas) (em|sobre|a) …
        ~(responder|denunciar|reportar)
        (denunciar comentário|mais recentes|ordenar por …)
        (deixe|dê) (a |sua |a sua )?opinião …
    """,
    moderation="""
        (seu|o seu|este) comentário (está|foi|aguarda|será) …
        (os|todos os) comentários (são|serão) (moderados|avaliados|publicados) …
        (regras|política|normas) (da|de) (comunidade|comentários|participação) …
    """,
    reading_time="""
        ~# ?(min|mins|minutos)
        (tempo|tempo estimado) de leitura ?:? ?(aprox\\.? |cerca de )?# ?(min|mins|minutos?)
        # ?(min|mins|minutos?) (de leitura|para ler)
        leitura ?:? ?(de )?# ?(min|minutos?)
    """,
    audio="""
        (ouça|ouvir|escute) (este|o|a|esta) (artigo|texto|matéria|notícia|reportagem) …
        ~(ouvir|reproduzir|vídeo|áudio)
        (ver vídeo|assistir ao vídeo) …
    """,
    credit="""
        (foto|fotos|fotografia|crédito|créditos|imagem|ilustração|infografia|vídeo|arte|legenda) ?[:/] …
        (foto|imagem) (de arquivo|ilustrativa|meramente ilustrativa) …
        (©|\\(c\\)) …
        .{1,60}/ ?(lusa|afp|reuters|ap|agência brasil|folhapress|getty images|epa|estadão) …
    """,
    caption="""
        (legenda|figura #|fig\\. ?#|na imagem|na foto) ?[:.,] …
    """,
    advertisement="""
        (publicidade|anúncio|anúncios|propaganda|conteúdo patrocinado|patrocinado|publi|pub)
        continua (após|depois) (da|a) publicidade …
    """,
    tags="""
        (tags?|etiquetas?|temas?|tópicos|assuntos?|palavras-chave|categorias?|publicado em|mais sobre) ?: …
        ~(etiquetas|palavras-chave|categorias|tópicos)
    """,
    copyright="""
        (©|copyright) …
        .{0,60}todos os direitos reservados …
        (é )?proibida a reprodução …
    """,
    source="""
        (fonte|fontes|via|artigo original) ?: …
        (link (da|para a) fonte|ver (o )?original|link permanente|ler (o )?original|fonte original) …
        (este artigo|esta matéria|este texto) foi (originalmente )?publicad[oa] …
        ~fonte
    """,
    notes="""
        editar
        editar código-fonte
        editar código
        carece de fontes
        carece de fontes?
        quem?
        quando?
        sic
    """,
    by="""
        por
        escrito por
        texto de
        texto
        autor
        autora
        reportagem de
        da redação
        redação
    """,
    posted="""
        publicado
        publicada
        publicado em
        publicada em
        publicado a
        atualizado
        atualizado em
        atualizada em
        última atualização
        última atualização em
        modificado em
        data
        em
        postado em
        criado em
    """,
    ago="""
        há # (segundos?|minutos?|min|horas?|dias?|semanas?|m[eê]s(es)?|anos?)
        # (minutos?|horas?|dias?|semanas?|anos?) atrás
        (hoje|ontem|agora mesmo)
    """,
    joiners="""
        e
        com
        em
    """,
    sentence_openers="""
        mas
        ou
        pois
        sim
        não
        porque
        então
    """,
    references="""
        (referências|bibliografia|ligações externas|ver também|notas|notas e referências|fontes)
    """,
    remarks="""
        .{1,40} (diz|disse|escreveu) ?:?
        (responder|denunciar|gosto|curtir|em resposta a .{1,30})
        .{1,40}[ ,·•|-]+há # (minutos?|horas?|dias?|semanas?|m[eê]s(es)?|anos?)
        .{1,40} em .*#.* às #.*
    """,
    contents="""
        (índice|conteúdo|sumário|neste artigo)
    """,
)
